import { type Membership, membership } from "./membership.ts";
import { Unindexed } from "./search/unindexed.ts";
import { type Connection, statement } from "./statement.ts";

/** The counters of a room, changed in place by commands, and those of its settings that many commands ask for. */
export interface Counters {
  readonly epoch: string;
  head: number;
  ordinal: number;
  members: number;
  activeAt: number;
  private: number;
  readOnly: number;
  archived: number;
  direct: number;
}

const select = statement((db, args: { room: number }) =>
  db
    .selectFrom("rooms")
    .select(["epoch", "head", "ordinal", "members", "active_at as activeAt"])
    .select(["private", "read_only as readOnly", "archived", "direct"])
    .where("id", "=", args.room),
);

const update = statement(
  (db, args: { room: number; head: number; ordinal: number; members: number; activeAt: number }) =>
    db
      .updateTable("rooms")
      .set({ head: args.head, ordinal: args.ordinal, members: args.members, active_at: args.activeAt })
      .where("id", "=", args.room),
);

/** More than this is forgotten and read again. */
const mostRemembered = 20_000;

/**
 * What the one writer knows of rooms and memberships, from batch to batch: nobody else changes them. A message then
 * costs one insert, and its room's row one update a batch. After a failed batch nothing is known any more.
 */
export class WriterMemory {
  readonly #connection: Connection;
  readonly unindexed: Unindexed;
  readonly #counters = new Map<number, Counters | undefined>();
  readonly #changed = new Map<number, Counters>();
  readonly #memberships = new Map<string, Membership | undefined>();

  constructor(connection: Connection) {
    this.#connection = connection;
    this.unindexed = new Unindexed(connection);
  }

  /** A room's counters, to look at; undefined if there is no such room. */
  counters(room: number): Counters | undefined {
    let known = this.#counters.get(room);
    if (!known) {
      known = this.#connection.get(select, { room });
      if (known) this.#counters.set(room, known);
    }
    return known;
  }

  /** These counters were changed: they are written at the end of the batch. */
  touch(room: number, counters: Counters): void {
    this.#changed.set(room, counters);
  }

  membership(room: number, user: number): Membership | undefined {
    const key = `${room} ${user}`;
    let known = this.#memberships.get(key);
    if (!known) {
      known = membership(this.#connection, room, user);
      if (known) this.#memberships.set(key, known);
    }
    return known;
  }

  /** A membership was changed: it is read again when it is needed. */
  forgetMembership(room: number, user: number): void {
    this.#memberships.delete(`${room} ${user}`);
  }

  /** Something that all memberships of somebody hold was changed. */
  forgetMemberships(): void {
    this.#memberships.clear();
  }

  /** There is no such room any more. */
  forgetRoom(room: number): void {
    this.#counters.delete(room);
    this.#changed.delete(room);
    this.#memberships.clear();
  }

  /** Writes the counters that changed, at the end of a batch. */
  save(): void {
    for (const [room, counters] of this.#changed) this.#connection.run(update, { room, ...counters });
    this.#changed.clear();
    if (this.#counters.size > mostRemembered) this.#counters.clear();
    if (this.#memberships.size > mostRemembered) this.#memberships.clear();
  }

  forget(): void {
    this.#counters.clear();
    this.#changed.clear();
    this.#memberships.clear();
    this.unindexed.forget();
  }
}
