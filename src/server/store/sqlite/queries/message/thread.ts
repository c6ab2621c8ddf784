import { sql } from "kysely";
import type { QueryRunner } from "../../query-runner.ts";
import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "../messages.ts";
import { readableRoom } from "../room-row.ts";

const first = statement((db, args: { id: number }) => selectMessages(db).where("messages.id", "=", args.id));

const replies = statement((db, args: { room: number; seq: number; after: number; limit: number }) =>
  selectMessages(db)
    .where(sql<number>`messages.id >> 32`, "=", args.room)
    .where("messages.thread", "=", args.seq)
    .where("messages.thread", "is not", null)
    .where("messages.id", ">", args.after)
    .orderBy("messages.id", "asc")
    .limit(args.limit),
);

/** The message a thread begins with, and the answers to it and to one another, oldest first. */
export const thread: QueryRunner<"thread"> = (connection, { user, room, seq, after, limit }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const rows = [
    ...(after < seq ? connection.all(first, { id: messageId(room, seq) }) : []),
    ...firstRows(connection, replies, { room, seq, after: messageId(room, after), limit: limit + 1 }, limit),
  ];
  const length = pageLength(rows, limit);
  return {
    head: found.row.head,
    messages: rows.slice(0, length).map(toMessage),
    more: length < rows.length,
  };
};
