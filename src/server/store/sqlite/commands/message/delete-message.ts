import { refuse } from "../../../../../protocol/errors.ts";
import { mayInRoom } from "../../../rights.ts";
import { record } from "../../audit.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { removeEntry } from "../../search/entry.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { changed } from "./change.ts";
import { readMessage } from "./read.ts";

const clear = [
  statement((db, args: { id: number; user: number; at: number }) =>
    db
      .updateTable("messages")
      .set({ text: "", deleted_at: args.at, deleted_by: args.user })
      .set({ action: null, origin: null, mentions: null, reactions: null, edited_at: null })
      .set({ pinned_at: null, pinned_by: null, picture: null })
      .where("id", "=", args.id),
  ),
  statement((db, args: { id: number }) => db.deleteFrom("reactions").where("message_id", "=", args.id)),
  statement((db, args: { id: number }) => db.deleteFrom("earlier_texts").where("message_id", "=", args.id)),
  statement((db, args: { id: number }) => db.deleteFrom("mentions").where("message_id", "=", args.id)),
];

/** Takes a message back: its author, or who keeps order. Its place stays, and the answers to it; what it said is gone. */
export const deleteMessage: CommandRunner<"deleteMessage"> = ({ user, room, seq, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  const found = readMessage(connection, { room, seq }, "even deleted");
  if ("refusal" in found) return found;
  const { row } = found;
  const own = row.user === user;
  if (!own && !mayInRoom(inside.member, "deleteOthers")) return { refusal: refuse("not_allowed") };
  if (row.deletedAt !== null) return { result: { version: row.version } };
  const id = messageId(room, seq);
  transaction.memory.unindexed.index();
  removeEntry(connection, { id, user: row.user, text: row.text });
  for (const one of clear) connection.run(one, { id, user, at });
  if (!own) {
    const subject = `message ${seq} of ${row.name} in room ${room}`;
    record(connection, { at, by: user, action: "deleteMessage", subject });
  }
  return changed(transaction, { room, seq, counter: inside.counter });
};
