import type { Kysely } from "kysely";
import type { Message } from "../../../../protocol/index.ts";
import { seqOf, type Tables } from "../schema.ts";

/** Messages with their authors' present names. */
export function selectMessages(db: Kysely<Tables>) {
  return db
    .selectFrom("messages")
    .innerJoin("users", "users.id", "messages.user_id")
    .select([
      "messages.id",
      "messages.version",
      "messages.ordinal",
      "messages.user_id as user",
      "users.name",
      "messages.cid",
      "messages.at",
      "messages.text",
    ]);
}

/**
 * A page also ends when it holds this much text: two hundred messages of the greatest length would be more than
 * a connection may have queued, and whoever asked for them would be closed as slow, again and again.
 */
const pageBytes = 256 * 1024;

/** How many of the first rows make a page: at most `limit`, and not too much text, but one at least. */
export function pageLength(rows: readonly object[], limit: number): number {
  let bytes = 0;
  let count = 0;
  for (const row of rows) {
    if ("text" in row) bytes += Buffer.byteLength(row.text as string);
    if (count === limit || (count > 0 && bytes > pageBytes)) break;
    count += 1;
  }
  return count;
}

/** A row of `selectMessages` as the protocol has it. */
export function toMessage({ id, ...rest }: Omit<Message, "seq"> & { id: number }): Message {
  return { seq: seqOf(id), ...rest };
}
