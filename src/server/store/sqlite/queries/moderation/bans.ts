import { refuse } from "../../../../../protocol/errors.ts";
import { may, mayInRoom } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { wholeServer } from "../../bans.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";
import { readableRoom } from "../room-row.ts";

const select = statement((db, args: { room: number; after: number; at: number; limit: number }) =>
  db
    .selectFrom("bans")
    .leftJoin("users", "users.id", "bans.user_id")
    .innerJoin("users as authors", "authors.id", "bans.by")
    .select(["bans.id as ban", "bans.kind", "bans.user_id as user", "users.name", "bans.address"])
    .select(["bans.by", "authors.name as byName", "bans.reason", "bans.at", "bans.expires_at as until"])
    .where("bans.room_id", "=", args.room)
    .where("bans.id", ">", args.after)
    .where(eb => eb.or([eb("bans.expires_at", "is", null), eb("bans.expires_at", ">", args.at)]))
    .orderBy("bans.id", "asc")
    .limit(args.limit),
);

/** The bans and mutes that are in force, in a room or on the server. */
export const bans: QueryRunner<"bans"> = (connection, { user, room, after, limit, at }) => {
  if (room === undefined) {
    if (!may(accountOf(connection, user)?.role, "banFromServer")) return refuse("not_allowed");
  } else {
    const found = readableRoom(connection, room, user);
    if ("refusal" in found) return found.refusal;
    if (!mayInRoom(found.member, "readBans")) return refuse("not_allowed");
  }
  const rows = connection.all(select, { room: room ?? wholeServer, after, at, limit: limit + 1 });
  return {
    bans: rows.slice(0, limit).map(({ user: whom, name, byName, address, until, ...row }) => ({
      ...row,
      byName: byName ?? "",
      ...(address === "" ? { user: whom, name: name ?? "" } : { address }),
      ...(until === null ? {} : { until }),
    })),
    more: rows.length > limit,
  };
};
