import { type Kysely, sql } from "kysely";
import type { Partner, RoomMentions, RoomSummary } from "../../../protocol/index.ts";
import { everybody } from "./mentions.ts";
import { settingColumns, toRoom } from "./room-settings.ts";
import type { Tables } from "./schema.ts";
import { type Connection, statement } from "./statement.ts";
import type { Transaction } from "./transaction.ts";

/** More than these are not counted: they are a list to read from its end. */
const mostMentions = 100;

/** The seqs of a member's unread messages that name them, as JSON. */
function unreadMentions(user: number) {
  return sql<string>`(select json_group_array(seq) from (
    select distinct messages.id & 4294967295 as seq
    from mentions inner join messages on messages.id = mentions.message_id
    where mentions.message_id > (members.room_id << 32) + members.read
      and mentions.message_id < (members.room_id + 1) << 32
      and mentions.user_id in (${user}, ${sql.lit(everybody)})
      and messages.user_id <> ${user}
      and messages.user_id not in (select other_id from shunned where user_id = ${user} and ignored = 1)
    order by mentions.message_id desc limit ${sql.lit(mostMentions)}))`;
}

/** The others in a conversation, as JSON; null in any other room. */
function partners(user: number) {
  return sql<string | null>`case when rooms.direct > 0 then (
    select json_group_array(json_object('user', user, 'name', name)) from (
      select users.id as user, users.name as name
      from members as others inner join users on users.id = others.user_id
      where others.room_id = rooms.id and others.user_id <> ${user}
      order by users.folded)) end`;
}

/** The rooms somebody is in, with their place in them. */
export function selectSummaries(db: Kysely<Tables>, user: number) {
  return db
    .selectFrom("members")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .innerJoin("users", "users.id", "members.user_id")
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
      "members.favourite",
      "members.notify",
      "users.name as ownName",
      unreadMentions(user).as("mentions"),
      partners(user).as("direct"),
    ])
    .where("members.user_id", "=", user)
    .where("members.joined", "=", 1);
}

type SummaryRow = Awaited<ReturnType<ReturnType<typeof selectSummaries>["executeTakeFirstOrThrow"]>>;

/** A row of `selectSummaries` as the protocol has it. */
export function toSummary({
  role,
  favourite,
  notify,
  mentions,
  direct,
  ownName,
  ...row
}: SummaryRow): RoomSummary {
  return {
    ...toRoom(row),
    ...(direct === null ? {} : titled(JSON.parse(direct) as Partner[], ownName)),
    ...(mentions === "[]" ? {} : { mentions: seqsOf(mentions) }),
    ...(role === "member" ? {} : { role }),
    ...(favourite ? { favourite: true } : {}),
    ...(notify === "all" ? {} : { notify }),
  };
}

function seqsOf(mentions: string): number[] {
  return (JSON.parse(mentions) as number[]).sort((a, b) => a - b);
}

/** What nobody has named is called after those it is with; one's notes to oneself after oneself. */
function titled(direct: Partner[], ownName: string): Pick<RoomSummary, "name" | "direct"> {
  const names = direct.length === 0 ? [ownName] : direct.map(({ name }) => name);
  return { name: names.map(name => `@${name}`).join(", "), direct };
}

const namedBy = statement((db, args: { user: number; other: number }) =>
  db
    .selectFrom("members")
    .select(["members.room_id as room", unreadMentions(args.user).as("mentions")])
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1)
    .where(
      sql<boolean>`exists (select 1
        from mentions inner join messages on messages.id = mentions.message_id
        where mentions.message_id > (members.room_id << 32) + members.read
          and mentions.message_id < (members.room_id + 1) << 32
          and mentions.user_id in (${args.user}, ${sql.lit(everybody)})
          and messages.user_id = ${args.other})`,
    ),
);

/** What names somebody and is unread, in the rooms in which this other does. */
export function mentionsBy(connection: Connection, user: number, other: number): RoomMentions[] {
  const rooms = connection.all(namedBy, { user, other });
  return rooms.map(({ room, mentions }) => ({ room, mentions: seqsOf(mentions) }));
}

const one = statement((db, args: { user: number; room: number }) =>
  selectSummaries(db, args.user).where("members.room_id", "=", args.room),
);

/** A room as somebody who is in it has it in their list, in the midst of a batch. */
export function summaryOf({ connection, memory }: Transaction, room: number, user: number): RoomSummary {
  const row = connection.get(one, { room, user });
  const counter = memory.counters(room);
  if (!row || !counter) throw new Error(`user ${user} is not in room ${room}`);
  const { head, ordinal, members, activeAt } = counter;
  return { ...toSummary(row), head, ordinal, members, activeAt };
}
