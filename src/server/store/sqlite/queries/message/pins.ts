import type { QueryRunner } from "../../query-runner.ts";
import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "../messages.ts";
import { readableRoom } from "../room-row.ts";

const select = statement((db, args: { from: number; below: number; limit: number }) =>
  selectMessages(db)
    .where("messages.id", ">=", args.from)
    .where("messages.id", "<", args.below)
    .where("messages.pinned_at", "is not", null)
    .orderBy("messages.id", "desc")
    .limit(args.limit),
);

/** What is pinned in a room, the newest messages first. */
export const pins: QueryRunner<"pins"> = (connection, { user, room, before, limit }) => {
  const found = readableRoom(connection, room, user);
  if ("refusal" in found) return found.refusal;
  const range = { from: messageId(room, 0), below: messageId(room, before), limit: limit + 1 };
  const rows = firstRows(connection, select, range, limit);
  const length = pageLength(rows, limit);
  return {
    head: found.row.head,
    messages: rows.slice(0, length).map(toMessage),
    more: length < rows.length,
  };
};
