import type { Change } from "../../../store.ts";
import type { Transaction } from "../../batch.ts";
import { messageId } from "../../schema.ts";
import { statement } from "../../statement.ts";
import type { Counters } from "../../writer-memory.ts";
import { readMessage } from "./read.ts";

const setVersion = statement((db, args: { id: number; version: number }) =>
  db.updateTable("messages").set({ version: args.version }).where("id", "=", args.id),
);

/** What was done to a message is a change of its room: it takes the next number, and is told as the message is now. */
export function changed(
  { connection, memory }: Transaction,
  { room, seq, counter }: { room: number; seq: number; counter: Counters },
): { readonly result: { version: number }; readonly change: Change } {
  counter.head += 1;
  memory.touch(room, counter);
  const version = counter.head;
  connection.run(setVersion, { id: messageId(room, seq), version });
  const stored = readMessage(connection, { room, seq }, "even deleted");
  if ("refusal" in stored) throw new Error("a message that was changed is not there");
  return { result: { version }, change: { kind: "message", room, version, message: stored.message } };
}
