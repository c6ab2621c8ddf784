import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { changeable, changed } from "./change.ts";

const update = statement((db, args: { id: number; at: number | null; by: number | null }) =>
  db.updateTable("messages").set({ pinned_at: args.at, pinned_by: args.by }).where("id", "=", args.id),
);

/** Keeps a message at hand for the room, or lets it go. What is so already is no change. */
export const pin: CommandRunner<"pin"> = ({ user, room, seq, on, at }, transaction) => {
  const { connection } = transaction;
  const found = changeable(transaction, { user, room, seq, at }, "pin");
  if ("refusal" in found) return found;
  const { row } = found;
  if ((row.pinnedAt !== null) === on) return { result: { version: row.version } };
  connection.run(update, { id: messageId(room, seq), at: on ? at : null, by: on ? user : null });
  return changed(transaction, { room, seq, counter: found.counter });
};
