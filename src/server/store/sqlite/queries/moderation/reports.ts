import type { Kysely } from "kysely";
import { refuse } from "../../../../../protocol/errors.ts";
import { may, mayInRoom } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import type { QueryRunner } from "../../query-runner.ts";
import type { Tables } from "../../schema.ts";
import { statement } from "../../statement.ts";
import { pageLength } from "../messages.ts";
import { readableRoom } from "../room-row.ts";

function select(db: Kysely<Tables>) {
  return db
    .selectFrom("reports")
    .innerJoin("users", "users.id", "reports.user_id")
    .innerJoin("users as authors", "authors.id", "reports.by")
    .select(["reports.id as report", "reports.room_id as room", "reports.room_name as roomName"])
    .select(["reports.seq", "reports.user_id as user", "users.name", "reports.text"])
    .select(["reports.by", "authors.name as byName", "reports.reason", "reports.at"])
    .orderBy("reports.id", "desc");
}

const ofAll = statement((db, args: { before: number; limit: number }) =>
  select(db).where("reports.id", "<", args.before).limit(args.limit),
);

/** Nobody is shown who reported them. */
const ofRoom = statement((db, args: { room: number; user: number; before: number; limit: number }) =>
  select(db)
    .where("reports.room_id", "=", args.room)
    .where("reports.user_id", "<>", args.user)
    .where("reports.id", "<", args.before)
    .limit(args.limit),
);

/** What was reported, the newest first. */
export const reports: QueryRunner<"reports"> = (connection, { user, room, before, limit }) => {
  const page = { before, limit: limit + 1 };
  if (room === undefined) {
    if (!may(accountOf(connection, user)?.role, "readReports")) return refuse("not_allowed");
    return cut(connection.all(ofAll, page), limit);
  }
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  if (!mayInRoom(found.member, "readRoomReports")) return refuse("not_allowed");
  return cut(connection.all(ofRoom, { room, user, ...page }), limit);
};

function cut<Row extends { readonly text: string }>(rows: readonly Row[], limit: number) {
  const length = pageLength(rows, limit);
  return { reports: rows.slice(0, length), more: rows.length > length };
}
