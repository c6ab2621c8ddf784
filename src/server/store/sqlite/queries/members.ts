import { toMember } from "../membership.ts";
import { readFor } from "../reading.ts";
import type { QueryRunner } from "../reads.ts";
import { statement } from "../statement.ts";
import { readableRoom } from "./room-row.ts";

const select = statement((db, args: { user: number; room: number; after: number; limit: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select([
      "members.user_id as user",
      "users.name",
      "members.joined",
      "members.role",
      "members.version",
      "members.since",
      "members.at",
      "members.delivered",
    ])
    .select(readFor(args.user).as("read"))
    .where("members.room_id", "=", args.room)
    .where("members.user_id", ">", args.after)
    .orderBy("members.user_id", "asc")
    .limit(args.limit),
);

/** The people of a room by user id, in pages: also those who left, since their going is part of its story. */
export const members: QueryRunner<"members"> = (connection, { user, room, after, limit }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const rows = connection.all(select, { user, room, after, limit: limit + 1 });
  return {
    head: found.row.head,
    members: rows
      .slice(0, limit)
      .map(({ delivered, read, ...row }) => ({ ...toMember(row), delivered, read })),
    more: rows.length > limit,
  };
};
