import { sql } from "kysely";
import type { Member } from "../../../../protocol/index.ts";
import { memberColumns, toMember } from "../membership.ts";
import type { QueryRunner } from "../query-runner.ts";
import { messageId } from "../schema.ts";
import { statement } from "../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "./messages.ts";
import { readableRoom, settingsChange, topicChange } from "./room-row.ts";

/** Messages born after `since` have a version above it by birth. */
const born = statement((db, args: { from: number; to: number; limit: number }) =>
  selectMessages(db)
    .where("messages.id", ">", args.from)
    .where("messages.id", "<=", args.to)
    .whereRef("messages.version", "=", sql<number>`messages.id & 4294967295`)
    .orderBy("messages.id", "asc")
    .limit(args.limit),
);

/** Messages changed after `since`, whenever they were born: by the partial index of changed ones. */
const changed = statement((db, args: { room: number; since: number; limit: number }) =>
  selectMessages(db)
    .where(sql<number>`messages.id >> 32`, "=", args.room)
    .where("messages.version", ">", args.since)
    .where(sql<boolean>`messages.version > (messages.id & 4294967295)`)
    .orderBy("messages.version", "asc")
    .limit(args.limit),
);

const membersSince = statement((db, args: { room: number; since: number; limit: number }) =>
  db
    .selectFrom("members")
    .innerJoin("users", "users.id", "members.user_id")
    .select(memberColumns)
    .where("members.room_id", "=", args.room)
    .where("members.version", ">", args.since)
    .orderBy("members.version", "asc")
    .limit(args.limit),
);

/**
 * What changed in a room since a version, as the present state of each changed thing, by rising version. Each
 * version belongs to at most one row, so a page that ends at a row's version is complete up to it.
 */
export const changes: QueryRunner<"changes"> = (connection, { user, room, since, limit }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const { epoch, head } = found.row;

  const range = { from: messageId(room, since), to: messageId(room, Infinity), limit: limit + 1 };
  const messages = [
    ...firstRows(connection, born, range, limit),
    ...firstRows(connection, changed, { room, since, limit: limit + 1 }, limit),
  ].map(toMessage);
  const members: Member[] = connection.all(membersSince, { room, since, limit: limit + 1 }).map(toMember);
  const topic = topicChange(found.row, since);
  const settings = settingsChange(found.row, since);

  const rows = [...messages, ...members, ...(topic ? [topic] : []), ...(settings ? [settings] : [])].sort(
    (one, other) => one.version - other.version,
  );
  const length = pageLength(rows, limit);
  const more = length < rows.length;
  const upTo = more ? (rows[length - 1]?.version ?? since) : head;
  const inPage = (row: { version: number }) => row.version <= upTo;
  return {
    epoch,
    head,
    upTo,
    more,
    messages: messages.filter(inPage).sort((a, b) => a.version - b.version),
    members: members.filter(inPage),
    ...(topic && inPage(topic) ? { topic } : {}),
    ...(settings && inPage(settings) ? { settings } : {}),
  };
};
