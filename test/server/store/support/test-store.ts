import Sqlite from "better-sqlite3";
import { Writer } from "../../../../src/server/store/sqlite/batch.ts";
import { prepareToWrite } from "../../../../src/server/store/sqlite/connect.ts";
import { migrateUp } from "../../../../src/server/store/sqlite/migrate.ts";
import { runQuery } from "../../../../src/server/store/sqlite/reads.ts";
import { Connection } from "../../../../src/server/store/sqlite/statement.ts";
import type {
  Change,
  Command,
  Commands,
  CommandType,
  Outcome,
  Queries,
  QueryType,
} from "../../../../src/server/store/store.ts";
import { emptyHistory } from "./empty-history.ts";

/** When everything in these tests happens. */
export const at = Date.UTC(2026, 0, 15, 12);

/** What a device brings to sign in. */
export function coming(name: string, key: string): Commands["signIn"]["args"] {
  return { name, key, device: "laptop", address: "127.0.0.1", registration: "open", at };
}

/** The writer and the queries on a database in memory, without threads: what a test asks is done when it returns. */
export class TestStore {
  readonly connection: Connection;
  readonly #writer: Writer;
  /** Every change there was, as it was to be announced. */
  readonly changes: Change[] = [];
  #cids = 0;

  private constructor(database: Sqlite.Database) {
    this.connection = new Connection(database);
    this.#writer = new Writer(this.connection);
  }

  /** A new one, or one on a file or on the bytes of one that was there before. */
  static async open(file?: string | Buffer): Promise<TestStore> {
    const database = new Sqlite(file ?? (await emptyHistory()));
    prepareToWrite(database);
    const { error } = await migrateUp(database);
    if (error) throw error;
    return new TestStore(database);
  }

  /** Runs these commands as one batch. */
  batch(...commands: readonly Command[]): readonly Outcome[] {
    const outcomes = this.#writer.run(commands);
    for (const outcome of outcomes) {
      if ("refusal" in outcome) continue;
      if (outcome.change) this.changes.push(outcome.change);
      this.changes.push(...(outcome.changes ?? []));
    }
    return outcomes;
  }

  /** Runs a command as a batch of its own. */
  run<T extends CommandType>(type: T, args: Omit<Commands[T]["args"], "at"> & { at?: number }): Outcome<T> {
    return this.batch({ at, type, ...args } as unknown as Command)[0] as Outcome<T>;
  }

  /** The same for what must succeed: only its result. */
  do<T extends CommandType>(
    type: T,
    args: Omit<Commands[T]["args"], "at"> & { at?: number },
  ): Commands[T]["result"] {
    const outcome = this.run(type, args);
    if ("refusal" in outcome) throw new Error(`${type}: ${outcome.refusal.code}`);
    return outcome.result;
  }

  /** Does all that can wait. */
  tidy(): void {
    while (this.tidyOnce());
  }

  /** Whether there is more to do. */
  tidyOnce(): boolean {
    return this.#writer.tidy();
  }

  read<Q extends QueryType>(type: Q, args: Queries[Q]["args"]): Queries[Q]["result"] {
    if (type === "search") this.#writer.index();
    return runQuery(this.connection, type, args);
  }

  /** Somebody with an account. */
  person(name: string): number {
    return this.do("signIn", coming(name, `${name}'s key`)).user;
  }

  /** Somebody who owns the server. */
  serverOwner(name: string): number {
    const user = this.person(name);
    this.do("makeCode", { user: null, kind: "owner", hash: `${name}'s code`, uses: 1 });
    this.do("own", { user, hash: `${name}'s code` });
    return user;
  }

  /** What was written down of acts by the power of a role, the newest last, as `action subject: detail`. */
  audit(): string[] {
    const rows = this.connection.database
      .prepare("select action, subject, detail from audit order by id")
      .raw();
    return (rows.all() as string[][]).map(([action, subject, detail]) =>
      detail === "" ? `${action} ${subject}` : `${action} ${subject}: ${detail}`,
    );
  }

  /** A room of the first person, with the others in it. */
  room(name: string, owner: number, ...others: number[]): number {
    const { room } = this.do("createRoom", { user: owner, name, topic: "" });
    for (const user of others) this.do("joinRoom", { user, name });
    return room;
  }

  /** Says something; its seq. */
  say(user: number, room: number, text: string): number {
    this.#cids += 1;
    return this.do("send", { user, room, cid: `cid-${this.#cids}`, text }).seq;
  }
}

/** The answer of a query that must not be refused. */
export function granted<T extends object>(answer: T): Exclude<T, { code: unknown }> {
  if ("code" in answer) throw new Error(String(answer.code));
  return answer as Exclude<T, { code: unknown }>;
}
