import type { Refusal } from "../../../../../protocol/index.ts";
import type { MessagePlace } from "../../../messages.ts";
import type { RoomRight } from "../../../rights.ts";
import type { Change } from "../../../store.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { silenced } from "../../speak.ts";
import { statement } from "../../statement.ts";
import type { Transaction } from "../../transaction.ts";
import type { Counters } from "../../writer-memory.ts";
import { readMessage, type StoredRow } from "./read.ts";

/** A message that somebody may do something with just now: they are in its room and may write there, and it is there. */
export function changeable(
  transaction: Transaction,
  { user, room, seq, at }: { user: number; at: number } & MessagePlace,
  right?: RoomRight,
): (StoredRow & { readonly counter: Counters }) | { readonly refusal: Refusal } {
  const inside = insider(transaction, room, user, right);
  if ("refusal" in inside) return inside;
  const { counter, member } = inside;
  const refusal = silenced(counter, member, at);
  if (refusal) return { refusal };
  const found = readMessage(transaction.connection, { room, seq });
  return "refusal" in found ? found : { ...found, counter };
}

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
