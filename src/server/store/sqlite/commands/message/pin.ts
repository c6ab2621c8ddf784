import type { CommandRunner } from "../../batch.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { statement } from "../../statement.ts";
import { changed } from "./change.ts";
import { readMessage } from "./read.ts";

const update = statement((db, args: { id: number; at: number | null; by: number | null }) =>
  db.updateTable("messages").set({ pinned_at: args.at, pinned_by: args.by }).where("id", "=", args.id),
);

/** Keeps a message at hand for the room, or lets it go. What is so already is no change. */
export const pin: CommandRunner<"pin"> = ({ user, room, seq, on, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, user, "pin");
  if ("refusal" in inside) return inside;
  const refusal = silenced(inside.counter, inside.member, at);
  if (refusal) return { refusal };
  const found = readMessage(connection, { room, seq });
  if ("refusal" in found) return found;
  const { row } = found;
  if ((row.pinnedAt !== null) === on) return { result: { version: row.version } };
  connection.run(update, { id: messageId(room, seq), at: on ? at : null, by: on ? user : null });
  return changed(transaction, { room, seq, counter: inside.counter });
};
