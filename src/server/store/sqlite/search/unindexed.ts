import { sql } from "kysely";
import { type Connection, statement } from "../statement.ts";
import { addEntry, type Entry } from "./entry.ts";

/**
 * So many are written at a time. With each batch the index would cost the writer 17 µs a message in batches of 8, 11 in
 * batches of 32; this way it is 8 and 7, and no batch is held up for more than 2 ms.
 */
const atOnce = 256;

const last = statement(db => db.selectFrom("arrivals").select(db.fn.max("n").as("n")));

const insertArrival = statement((db, args: { n: number; id: number }) =>
  db.insertInto("arrivals").values({ n: args.n, message_id: args.id }),
);

/** A room's messages are indexed in their order. Those of a batch that runs are above the head that is stored. */
const left = statement(db =>
  db
    .selectFrom("rooms")
    .innerJoin("messages", join =>
      join.on("messages.id", "<=", sql<number>`(rooms.id << 32) + rooms.head`).on(
        "messages.id",
        ">",
        sql<number>`coalesce((select max(message_id) from arrivals
            where message_id > rooms.id << 32 and message_id < (rooms.id + 1) << 32), rooms.id << 32)`,
      ),
    )
    .select(["messages.id", "messages.user_id as user", "messages.text"])
    .orderBy("messages.at")
    .orderBy("messages.id"),
);

/**
 * What was said and is not in the index yet. It is durable like all that was said, and found again by a run that begins
 * without it; who searches, edits or deletes has it indexed first, so that nobody can tell.
 */
export class Unindexed {
  readonly #connection: Connection;
  /** Undefined: not known, as nothing is after a start and a batch that failed. */
  #waiting: Entry[] | undefined;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  get isEmpty(): boolean {
    return this.#known.length === 0;
  }

  get isDue(): boolean {
    return this.#waiting !== undefined && this.#waiting.length >= atOnce;
  }

  add(entry: Entry): void {
    this.#known.push(entry);
  }

  /** Puts all of it into the index, as part of the transaction that runs. */
  index(): void {
    let n = this.#connection.get(last, {})?.n ?? 0;
    for (const entry of this.#known.splice(0)) {
      n += 1;
      this.#connection.run(insertArrival, { n, id: entry.id });
      addEntry(this.#connection, n, entry);
    }
  }

  forget(): void {
    this.#waiting = undefined;
  }

  get #known(): Entry[] {
    this.#waiting ??= this.#connection.all(left, {});
    return this.#waiting;
  }
}
