import type { Connection } from "./statement.ts";
import { statement } from "./statement.ts";

/** The counters of a room while a batch runs. */
export interface Counters {
  readonly epoch: string;
  head: number;
  ordinal: number;
  members: number;
  activeAt: number;
}

const select = statement((db, args: { room: number }) =>
  db
    .selectFrom("rooms")
    .select(["epoch", "head", "ordinal", "members", "active_at as activeAt"])
    .where("id", "=", args.room),
);

const update = statement(
  (db, args: { room: number; head: number; ordinal: number; members: number; activeAt: number }) =>
    db
      .updateTable("rooms")
      .set({ head: args.head, ordinal: args.ordinal, members: args.members, active_at: args.activeAt })
      .where("id", "=", args.room),
);

/**
 * Gives out the numbers of rooms within one batch. A room's row is read once and written once a batch, however
 * many messages the batch holds for it.
 */
export class RoomCounters {
  readonly #connection: Connection;
  readonly #rooms = new Map<number, Counters | undefined>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** A room's counters, to be changed in place; undefined if there is no such room. */
  of(room: number): Counters | undefined {
    if (!this.#rooms.has(room)) this.#rooms.set(room, this.#connection.get(select, { room }));
    return this.#rooms.get(room);
  }

  save(): void {
    for (const [room, counters] of this.#rooms)
      if (counters) this.#connection.run(update, { room, ...counters });
  }
}
