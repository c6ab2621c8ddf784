import type { StartFailure } from "../../start-failure.ts";
import type { Command, Outcome, Queries, QueryType, Store } from "../store.ts";
import type { Ownership } from "./lock.ts";
import { prepareData } from "./prepare.ts";
import { StoreThread } from "./store-thread.ts";

export interface SqliteStoreOptions {
  readonly dataDir: string;
  readonly now: number;
  /** Threads that answer queries, so that a long one holds up nobody else. */
  readonly readers?: number;
  /** A thread ended by a bug: the server cannot go on. */
  readonly onFailure: (error: unknown) => void;
}

/** Opens the history in a data directory, or says why it cannot. */
export async function openSqliteStore(
  options: SqliteStoreOptions,
): Promise<{ store: Store } | { failure: StartFailure }> {
  const prepared = await prepareData(options.dataDir, options.now);
  if ("failure" in prepared) return prepared;
  const { file, ownership, database } = prepared;
  const writer = new StoreThread({ file, role: "writer" }, options.onFailure);
  const readers = Array.from(
    { length: options.readers ?? 2 },
    () => new StoreThread({ file, role: "reader" }, options.onFailure),
  );
  await Promise.all([writer, ...readers].map(thread => thread.ready));
  database.close();
  return { store: new SqliteStore(writer, readers, ownership) };
}

/** The store on SQLite: one thread writes, the others read what was committed. */
class SqliteStore implements Store {
  readonly #writer: StoreThread;
  readonly #readers: readonly StoreThread[];
  readonly #ownership: Ownership;

  constructor(writer: StoreThread, readers: readonly StoreThread[], ownership: Ownership) {
    this.#writer = writer;
    this.#readers = readers;
    this.#ownership = ownership;
  }

  async commit(commands: readonly Command[]): Promise<readonly Outcome[]> {
    const answer = await this.#writer.ask({ commit: commands });
    return (answer as { outcomes: readonly Outcome[] }).outcomes;
  }

  async read<Q extends QueryType>(query: Q, args: Queries[Q]["args"]): Promise<Queries[Q]["result"]> {
    const reader = this.#readers.reduce((least, other) => (other.waiting < least.waiting ? other : least));
    const answer = await reader.ask({ query, args });
    return (answer as { result: Queries[Q]["result"] }).result;
  }

  async close(): Promise<void> {
    await Promise.all(this.#readers.map(reader => reader.close()));
    // Last, so that it is the one that folds the log back into the file.
    await this.#writer.close();
    this.#ownership.release();
  }
}
