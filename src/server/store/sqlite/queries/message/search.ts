import { sql } from "kysely";
import { type Refusal, refuse } from "../../../../../protocol/errors.ts";
import type { Found } from "../../../../../protocol/index.ts";
import type { Traits } from "../../../search.ts";
import { accountNamed } from "../../accounts.ts";
import { findRoom } from "../../commands/create-room.ts";
import { outside } from "../../insider.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { roomOf } from "../../schema.ts";
import { arrivedBefore } from "../../search/arrived-before.ts";
import { type Marks, matchOf } from "../../search/match.ts";
import { narrowed } from "../../search/narrowed.ts";
import { type Connection, statement } from "../../statement.ts";
import { pageLength, selectMessages, toMessage } from "../messages.ts";

// The rooms are a filter here whatever was looked for: who may read what must not depend on how they asked. Numbers are
// bound as doubles, and FTS5 starts at a rowid only if that is an integer; else it walks there, 40 ms for a year.
const hits = statement(
  (db, args: { match: string; from: number; below: number; rooms: string; limit: number }) =>
    db
      .selectFrom("search")
      .crossJoin("arrivals")
      .select(["arrivals.n", "arrivals.message_id as id"])
      .where("search.search", "match" as "=", args.match)
      .where("search.rowid", ">=", sql<number>`cast(${args.from} as integer)`)
      .where("search.rowid", "<", sql<number>`cast(${args.below} as integer)`)
      .whereRef("arrivals.n", "=", "search.rowid")
      .where(sql<boolean>`(arrivals.message_id >> 32) in (select value from json_each(${args.rooms}))`)
      .orderBy("search.rowid", "desc")
      .limit(args.limit),
);

// All in one: to begin a query of this size is 40 µs, fifty of them more than all the rest of a search.
const byIds = statement((db, args: { ids: string }) =>
  selectMessages(db).where("messages.id", "in", sql<number>`(select value from json_each(${args.ids}))`),
);

const privacy = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("private").where("id", "=", args.room),
);

const roomsOf = statement((db, args: { user: number }) =>
  db
    .selectFrom("members")
    .innerJoin("rooms", "rooms.id", "members.room_id")
    .select(["rooms.id", "rooms.ordinal as messages"])
    .where("members.user_id", "=", args.user)
    .where("members.joined", "=", 1),
);

/** The messages that were looked for, in the rooms one is in, the newest first. */
export const search: QueryRunner<"search"> = (connection, { user, wanted, before, limit, only }) => {
  const readable = connection.all(roomsOf, { user }).filter(({ id }) => only?.includes(id) ?? true);
  const reader = { user, rooms: new Set(readable.map(({ id }) => id)), only };
  const has = marksOf(connection, wanted.has, reader);
  if ("code" in has) return has;
  const lacks = marksOf(connection, wanted.lacks, reader);
  if ("code" in lacks) return lacks;
  const scope = readable.filter(({ id }) => has.rooms.length === 0 || has.rooms.includes(id));
  if (scope.length === 0) return { found: [] };
  const below =
    wanted.until === undefined ? before : Math.min(before, arrivedBefore(connection, wanted.until));
  const rows = connection.all(hits, {
    match: matchOf(narrowed(connection, has, scope), lacks),
    from: wanted.from === undefined ? 0 : arrivedBefore(connection, wanted.from),
    below,
    rooms: JSON.stringify(scope.map(({ id }) => id)),
    limit: limit + 1,
  });
  return page(connection, rows, limit);
};

function page(connection: Connection, rows: readonly { n: number; id: number }[], limit: number) {
  const ids = rows.map(({ id }) => id);
  const byId = new Map(connection.all(byIds, { ids: JSON.stringify(ids) }).map(row => [row.id, row]));
  const messages = ids.flatMap(id => byId.get(id) ?? []);
  const length = pageLength(messages, limit);
  const found: Found[] = messages
    .slice(0, length)
    .map(row => ({ room: roomOf(row.id), message: toMessage(row) }));
  const next = length < rows.length ? rows[length - 1]?.n : undefined;
  return { found, ...(next === undefined ? {} : { next }) };
}

interface Reader {
  readonly user: number;
  readonly rooms: ReadonlySet<number>;
  readonly only: readonly number[] | undefined;
}

/** Rooms and people by their ids. A room that one is not in is answered as everywhere. */
function marksOf(connection: Connection, traits: Traits, reader: Reader): Marks | Refusal {
  const { phrases, link } = traits;
  const marks = { phrases, rooms: [] as number[], authors: [] as number[], link };
  for (const name of traits.rooms) {
    const room = findRoom(connection, name);
    if (room === undefined || !reader.rooms.has(room))
      return { ...notThere(connection, room, reader), field: "query" };
    marks.rooms.push(room);
  }
  for (const name of traits.authors) {
    const author = name === "me" ? reader.user : accountNamed(connection, name)?.id;
    if (author === undefined) return refuse("no_such_user", { field: "query" });
    marks.authors.push(author);
  }
  return marks;
}

function notThere(connection: Connection, room: number | undefined, { only }: Reader): Refusal {
  const isOff = room === undefined || (only && !only.includes(room));
  return outside(isOff ? undefined : connection.get(privacy, { room }));
}
