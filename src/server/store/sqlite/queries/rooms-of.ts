import type { QueryRunner } from "../reads.ts";
import { settingColumns, toRoom } from "../room-settings.ts";
import { statement } from "../statement.ts";

const select = statement((db, args: { user: number }) =>
  db
    .selectFrom("members")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .select(settingColumns)
    .select([
      "rooms.id as room",
      "rooms.topic",
      "rooms.epoch",
      "rooms.head",
      "rooms.ordinal",
      "rooms.members",
      "rooms.active_at as activeAt",
      "members.read",
      "members.read_ordinal as readOrdinal",
      "members.delivered",
      "members.role",
    ])
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1)
    .orderBy("rooms.id", "asc"),
);

/** Every room this person is in, with their place in it. */
export const roomsOf: QueryRunner<"roomsOf"> = (connection, args) =>
  connection
    .all(select, args)
    .map(({ role, ...row }) => ({ ...toRoom(row), ...(role === "member" ? {} : { role }) }));
