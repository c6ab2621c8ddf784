import { type Kysely, sql } from "kysely";
import type { Message, Origin, Picture, PictureSize, Reaction } from "../../../../protocol/index.ts";
import { quoted } from "../../../../protocol/quote.ts";
import { messageBytes } from "../../../message-bytes.ts";
import { seqOf, type Tables } from "../schema.ts";
import type { Connection, Statement } from "../statement.ts";

/** Messages with their authors' present names, and with whatever else `toMessage` wants to know. */
export function selectMessages(db: Kysely<Tables>) {
  return db
    .selectFrom("messages")
    .innerJoin("users", "users.id", "messages.user_id")
    .leftJoin("messages as answered", join =>
      join.on("answered.id", "=", sql<number>`(messages.id >> 32 << 32) + messages.reply_to`),
    )
    .leftJoin("users as answered_author", "answered_author.id", "answered.user_id")
    .leftJoin("users as deleter", "deleter.id", "messages.deleted_by")
    .leftJoin("users as pinner", "pinner.id", "messages.pinned_by")
    .select([
      "messages.id",
      "messages.version",
      "messages.ordinal",
      "messages.user_id as user",
      "users.name",
      "messages.cid",
      "messages.at",
      "messages.text",
      "messages.action",
      "messages.reply_to as replyTo",
      "messages.thread",
      "messages.nth",
      "messages.origin",
      "messages.mentions",
      "messages.reactions",
      "messages.edited_at as edited",
      "messages.deleted_at as deletedAt",
      "messages.deleted_by as deletedBy",
      "messages.pinned_at as pinnedAt",
      "messages.pinned_by as pinnedBy",
      "messages.picture",
      "answered_author.name as answeredName",
      "answered.user_id as answeredUser",
      "answered.version as answeredVersion",
      "answered.text as answeredText",
      sql<string | null>`json_remove(answered.picture, '$.pixels')`.as("answeredPicture"),
      "deleter.name as deletedName",
      "pinner.name as pinnedName",
      sql<string | null>`(select json_array(later.nth, later.id & 4294967295) from messages as later
        where later.id >> 32 = messages.id >> 32 and later.thread = messages.id & 4294967295
          and later.thread is not null
        order by later.id desc limit 1)`.as("replies"),
      sql<string | null>`(select name from users where id = messages.origin ->> '$.user')`.as("originName"),
    ]);
}

/**
 * A page also ends when it holds this much, as it is sent: two hundred messages of the greatest length would be more than a
 * connection may have queued, and whoever asked for them would be closed as slow, again and again.
 */
const pageBytes = 256 * 1024;

/** How many of the first rows make a page: at most `limit`, and not too much in them, but one at least. */
export function pageLength(rows: readonly object[], limit: number): number {
  const fits = page(limit);
  const end = rows.findIndex(row => !fits(row));
  return end < 0 ? rows.length : end;
}

/** The first rows of a query: a page of them, and the next if there is one. No more is read: two hundred pictures are 5 MB. */
export function firstRows<Args, Row extends object>(
  connection: Connection,
  query: Statement<Args, Row>,
  args: Args,
  limit: number,
): Row[] {
  const fits = page(limit);
  const rows: Row[] = [];
  for (const row of connection.each(query, args)) {
    rows.push(row);
    if (!fits(row)) break;
  }
  return rows;
}

/** Whether one row more fits into a page. */
function page(limit: number): (row: object) => boolean {
  let bytes = 0;
  let count = 0;
  return row => {
    if ("text" in row) bytes += messageBytes(row as Pick<MessageRow, "text"> & Partial<MessageRow>);
    if (count === limit || (count > 0 && bytes > pageBytes)) return false;
    count += 1;
    return true;
  };
}

export type MessageRow = Awaited<ReturnType<ReturnType<typeof selectMessages>["executeTakeFirstOrThrow"]>>;

/** A row of `selectMessages` as the protocol has it: what is not so is left out. */
export function toMessage(row: MessageRow): Message {
  const { id, version, ordinal, user, name, cid, at, text } = row;
  const message: Message = { seq: seqOf(id), version, ordinal, user, name, cid, at, text };
  if (row.action !== null) message.action = true;
  if (row.picture !== null) message.picture = JSON.parse(row.picture) as Picture;
  if (row.replyTo !== null) message.reply = quoteOf(row.replyTo, row);
  if (row.thread !== null) message.thread = row.thread;
  if (row.nth !== null) message.nth = row.nth;
  if (row.replies !== null) {
    const [count, last] = JSON.parse(row.replies) as [number, number];
    message.replies = { count, last };
  }
  if (row.origin !== null) {
    const origin = JSON.parse(row.origin) as Omit<Origin, "name">;
    message.origin = { ...origin, name: row.originName ?? "" };
  }
  if (row.mentions !== null) message.mentions = JSON.parse(row.mentions) as number[];
  if (row.reactions !== null) message.reactions = JSON.parse(row.reactions) as Reaction[];
  if (row.edited !== null) message.edited = row.edited;
  if (row.deletedAt !== null) {
    message.deleted = { user: row.deletedBy ?? user, name: row.deletedName ?? "", at: row.deletedAt };
  }
  if (row.pinnedAt !== null) {
    message.pinned = { user: row.pinnedBy ?? user, name: row.pinnedName ?? "", at: row.pinnedAt };
  }
  return message;
}

function quoteOf(
  seq: number,
  { answeredVersion, answeredUser, answeredName, answeredText, answeredPicture }: MessageRow,
): NonNullable<Message["reply"]> {
  const version = answeredVersion ?? seq;
  return {
    seq,
    version,
    user: answeredUser ?? 1,
    name: answeredName ?? "",
    text: quoted(answeredText ?? ""),
    ...(answeredPicture === null ? {} : { picture: JSON.parse(answeredPicture) as PictureSize }),
  };
}
