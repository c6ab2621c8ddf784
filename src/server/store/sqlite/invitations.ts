import { type Connection, statement } from "./statement.ts";

const find = statement((db, args: { room: number; user: number }) =>
  db.selectFrom("invitations").select("at").where("user_id", "=", args.user).where("room_id", "=", args.room),
);

const remove = statement((db, args: { room: number; user: number }) =>
  db.deleteFrom("invitations").where("user_id", "=", args.user).where("room_id", "=", args.room),
);

const insert = statement((db, args: { room: number; user: number; by: number; at: number }) =>
  db
    .insertInto("invitations")
    .values({ user_id: args.user, room_id: args.room, by: args.by, at: args.at })
    .onConflict(conflict =>
      conflict.columns(["user_id", "room_id"]).doUpdateSet({ by: args.by, at: args.at }),
    ),
);

export function isInvited(connection: Connection, room: number, user: number): boolean {
  return connection.get(find, { room, user }) !== undefined;
}

/** It is used, or taken back. */
export function takeInvitation(connection: Connection, room: number, user: number): void {
  connection.run(remove, { room, user });
}

export function putInvitation(
  connection: Connection,
  invitation: { room: number; user: number; by: number; at: number },
): void {
  connection.run(insert, invitation);
}
