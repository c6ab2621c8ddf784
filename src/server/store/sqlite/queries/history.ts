import type { Message } from "../../../../protocol/index.ts";
import type { QueryRunner } from "../query-runner.ts";
import { messageId } from "../schema.ts";
import { type Connection, statement } from "../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "./messages.ts";
import { readableRoom, settingsChange, topicChange } from "./room-row.ts";

function inOrder(order: "asc" | "desc") {
  return statement((db, args: { from: number; to: number; limit: number }) =>
    selectMessages(db)
      .where("messages.id", ">=", args.from)
      .where("messages.id", "<=", args.to)
      .orderBy("messages.id", order)
      .limit(args.limit),
  );
}

const upwards = inOrder("asc");
const downwards = inOrder("desc");

/** One page of a room's messages, oldest first, around any place; and the last change of its topic and settings. */
export const history: QueryRunner<"history"> = (connection, { user, room, place, limit }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const { epoch, head } = found.row;
  const page = pageAt(connection, { room, head, place, limit });
  const topic = topicChange(found.row);
  const settings = settingsChange(found.row);
  return { epoch, head, ...page, ...(topic ? { topic } : {}), ...(settings ? { settings } : {}) };
};

function pageAt(
  connection: Connection,
  {
    room,
    head,
    place,
    limit,
  }: { room: number; head: number } & Pick<Parameters<typeof history>[1], "place" | "limit">,
): { messages: Message[]; start: boolean; end: boolean } {
  if (place.at === "after") {
    const { messages, last } = newer(connection, room, place.seq + 1, limit);
    return { messages, start: older(connection, room, place.seq, 1).messages.length === 0, end: last };
  }
  if (place.at === "around" || place.at === "time") {
    const seq = place.at === "time" ? firstSince(connection, room, head, place.time) : place.seq;
    const before = older(connection, room, seq - 1, Math.floor(limit / 2));
    const after = newer(connection, room, seq, limit - before.messages.length);
    return { messages: [...before.messages, ...after.messages], start: before.last, end: after.last };
  }
  const upTo = place.at === "before" ? place.seq - 1 : head;
  const { messages, last } = older(connection, room, upTo, limit);
  const end = place.at === "newest" || newer(connection, room, upTo + 1, 1).messages.length === 0;
  return { messages, start: last, end };
}

const timeFrom = statement((db, args: { from: number; to: number }) =>
  db
    .selectFrom("messages")
    .select("at")
    .where("id", ">=", args.from)
    .where("id", "<=", args.to)
    .orderBy("id", "asc")
    .limit(1),
);

/**
 * The seq from which on messages were said at this time or later. They stand in the order of their times, so it is
 * found by halving: some twenty looks in a room of a million, and no index that every message would have to pay for.
 */
function firstSince(connection: Connection, room: number, head: number, time: number): number {
  let low = 0;
  let high = head + 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = connection.get(timeFrom, { from: messageId(room, middle), to: messageId(room, head) });
    if (row && row.at < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** At most `limit` messages from this seq down, oldest first; `last`: there are none below. */
function older(connection: Connection, room: number, upTo: number, limit: number) {
  // One more than asked tells whether there is more, without a second look.
  const range = { from: messageId(room, 0), to: messageId(room, Math.max(0, upTo)), limit: limit + 1 };
  const rows = firstRows(connection, downwards, range, limit);
  const length = pageLength(rows, limit);
  return { messages: rows.slice(0, length).reverse().map(toMessage), last: rows.length === length };
}

function newer(connection: Connection, room: number, from: number, limit: number) {
  const range = { from: messageId(room, from), to: messageId(room, Infinity), limit: limit + 1 };
  const rows = firstRows(connection, upwards, range, limit);
  const length = pageLength(rows, limit);
  return { messages: rows.slice(0, length).map(toMessage), last: rows.length === length };
}
