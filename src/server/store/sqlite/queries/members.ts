import { sql } from "kysely";
import { memberColumns, toMember } from "../membership.ts";
import type { QueryRunner } from "../query-runner.ts";
import { readFor } from "../reading.ts";
import { statement } from "../statement.ts";
import { toProfile } from "./profile.ts";
import { readableRoom } from "./room-row.ts";

/** Of who was here when the server ended by force it is known when they came. */
const seenAt = sql<number | null>`max(coalesce(users.seen_at, 0),
  coalesce((select max(seen_at) from devices where devices.user_id = users.id), 0))`;

const select = statement((db, args: { user: number; room: number; after: number; limit: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(memberColumns)
    .select(["members.delivered", "users.display", "users.colour", "users.status"])
    .select([readFor(args.user).as("read"), seenAt.as("seenAt")])
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
    members: rows.slice(0, limit).map(({ delivered, read, seenAt, display, colour, status, ...row }) => ({
      ...toMember(row),
      delivered,
      read,
      ...(seenAt ? { seenAt } : {}),
      ...((display ?? colour ?? status) ? { profile: toProfile({ display, colour, status }) } : {}),
    })),
    more: rows.length > limit,
  };
};
