import { refuse } from "../../../../../protocol/errors.ts";
import type { Message, Refusal } from "../../../../../protocol/index.ts";
import type { MessagePlace } from "../../../messages.ts";
import { type MessageRow, selectMessages, toMessage } from "../../queries/messages.ts";
import { messageId } from "../../schema.ts";
import { type Connection, statement } from "../../statement.ts";

const byId = statement((db, args: { id: number }) => selectMessages(db).where("messages.id", "=", args.id));

/** A message as it is now: as it is stored, and as it is told. */
export interface StoredRow {
  readonly row: MessageRow;
  readonly message: Message;
}

/** A message to do something with. To one that was deleted nothing can be done. */
export function readMessage(
  connection: Connection,
  { room, seq }: MessagePlace,
  which?: "even deleted",
): StoredRow | { readonly refusal: Refusal } {
  const row = connection.get(byId, { id: messageId(room, seq) });
  if (!row) return { refusal: refuse("no_such_message", { field: "seq" }) };
  if (row.deletedAt !== null && !which) return { refusal: refuse("deleted") };
  return { row, message: toMessage(row) };
}
