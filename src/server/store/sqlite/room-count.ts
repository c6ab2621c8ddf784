import { sql } from "kysely";
import { type Connection, statement } from "./statement.ts";

const count = statement((db, args: { user: number; direct: number }) =>
  db
    .selectFrom("members")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .select(({ fn }) => fn.countAll<number>().as("rooms"))
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1)
    .where("members.closed", "=", 0)
    .where(sql<boolean>`(rooms.direct > 0) = ${args.direct}`),
);

/**
 * Whether somebody is in as many rooms as they may be; 0 is any number. Conversations are counted by themselves: who
 * writes to somebody must not keep them out of rooms.
 */
export function isInTooMany(connection: Connection, user: number, most = 0, direct = 0): boolean {
  return most > 0 && (connection.get(count, { user, direct })?.rooms ?? 0) >= most;
}
