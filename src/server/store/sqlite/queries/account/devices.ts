import type { Ability } from "../../../../../protocol/index.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";

const select = statement((db, args: { user: number; at: number }) =>
  db
    .selectFrom("devices")
    .innerJoin("users", "users.id", "devices.user_id")
    .select([
      "devices.id as device",
      "devices.kind",
      "devices.user_id as user",
      "users.name as userName",
      "devices.name",
      "devices.address",
      "devices.seen_at as seenAt",
      "devices.created_at as createdAt",
      "devices.expires_at as expiresAt",
      "devices.can",
      "devices.rooms",
    ])
    .where(eb => eb.or([eb("users.id", "=", args.user), eb("users.made_by", "=", args.user)]))
    .where(eb => eb.or([eb("devices.expires_at", "is", null), eb("devices.expires_at", ">", args.at)]))
    .orderBy("devices.seen_at", "desc")
    .limit(200),
);

const roomName = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("name").where("id", "=", args.room),
);

/** The ways in that somebody and their bots have, those used last first. */
export const devices: QueryRunner<"devices"> = (connection, args) =>
  connection.all(select, args).map(({ can, rooms, expiresAt, ...row }) => {
    const names = (ids: string) =>
      (JSON.parse(ids) as number[]).flatMap(room => connection.get(roomName, { room })?.name ?? []);
    return {
      ...row,
      ...(expiresAt === null ? {} : { expiresAt }),
      ...(can === null ? {} : { can: JSON.parse(can) as Ability[] }),
      ...(rooms === null ? {} : { rooms: names(rooms) }),
    };
  });
