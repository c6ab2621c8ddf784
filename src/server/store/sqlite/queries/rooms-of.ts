import { sql } from "kysely";
import { everybody } from "../mentions.ts";
import type { QueryRunner } from "../reads.ts";
import { settingColumns, toRoom } from "../room-settings.ts";
import { statement } from "../statement.ts";

/** More than these are not counted: they are a list to read from its end. */
const mostMentions = 100;

/** The seqs of a member's unread messages that name them, as JSON. */
export function unreadMentions(user: number) {
  return sql<string>`(select json_group_array(seq) from (
    select distinct messages.id & 4294967295 as seq
    from mentions inner join messages on messages.id = mentions.message_id
    where mentions.message_id > (members.room_id << 32) + members.read
      and mentions.message_id < (members.room_id + 1) << 32
      and mentions.user_id in (${user}, ${sql.lit(everybody)})
      and messages.user_id <> ${user}
    order by mentions.message_id desc limit ${sql.lit(mostMentions)}))`;
}

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
      unreadMentions(args.user).as("mentions"),
    ])
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1)
    .orderBy("rooms.id", "asc"),
);

/** Every room this person is in, with their place in it. */
export const roomsOf: QueryRunner<"roomsOf"> = (connection, args) =>
  connection.all(select, args).map(({ role, mentions, ...row }) => ({
    ...toRoom(row),
    ...(mentions === "[]" ? {} : { mentions: (JSON.parse(mentions) as number[]).sort((a, b) => a - b) }),
    ...(role === "member" ? {} : { role }),
  }));
