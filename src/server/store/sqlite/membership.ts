import { type Connection, statement } from "./statement.ts";

const select = statement((db, args: { room: number; user: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select([
      "users.name",
      "members.joined",
      "members.read",
      "members.delivered",
      "members.read_ordinal as readOrdinal",
    ])
    .where("members.room_id", "=", args.room)
    .where("members.user_id", "=", args.user),
);

/** What is stored of this person in this room, also when they have left it. */
export function membership(connection: Connection, room: number, user: number) {
  return connection.get(select, { room, user });
}
