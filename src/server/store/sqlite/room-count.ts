import { type Connection, statement } from "./statement.ts";

const count = statement((db, args: { user: number }) =>
  db
    .selectFrom("members")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .select(({ fn }) => fn.countAll<number>().as("rooms"))
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1)
    .where("members.closed", "=", 0)
    .where("rooms.direct", "=", 0),
);

const opened = statement((db, args: { user: number }) =>
  db
    .selectFrom("rooms")
    .select(({ fn }) => fn.countAll<number>().as("rooms"))
    .where("opened_by", "=", args.user),
);

/** Whether somebody has opened as many conversations as they may be in rooms, also those that they closed since. */
export function hasOpenedTooMany(connection: Connection, user: number, most = 0): boolean {
  return most > 0 && (connection.get(opened, { user })?.rooms ?? 0) >= most;
}

/**
 * Whether somebody is in as many rooms as they may be; 0 is any number. Conversations are none of them: who writes
 * to somebody must not keep them out of rooms.
 */
export function isInTooMany(connection: Connection, user: number, most = 0): boolean {
  return most > 0 && (connection.get(count, { user })?.rooms ?? 0) >= most;
}
