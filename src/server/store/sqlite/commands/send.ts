import { refuse } from "../../../../protocol/errors.ts";
import type { Command, Outcome } from "../../store.ts";
import type { CommandRunner } from "../batch.ts";
import { insider } from "../insider.ts";
import { messageId, seqOf } from "../schema.ts";
import { silenced } from "../speak.ts";
import { type Connection, statement } from "../statement.ts";

const insert = statement(
  (
    db,
    args: {
      id: number;
      version: number;
      ordinal: number;
      user: number;
      cid: string;
      at: number;
      text: string;
    },
  ) =>
    db
      .insertInto("messages")
      .values({
        id: args.id,
        version: args.version,
        ordinal: args.ordinal,
        user_id: args.user,
        cid: args.cid,
        at: args.at,
        text: args.text,
      })
      .onConflict(conflict => conflict.columns(["user_id", "cid"]).doNothing()),
);

const byCid = statement((db, args: { user: number; cid: string }) =>
  db
    .selectFrom("messages")
    .select(["id", "version", "ordinal", "at", "text"])
    .where("user_id", "=", args.user)
    .where("cid", "=", args.cid),
);

/** Stores a message, or gives back the one that its author gave this cid before. */
export const send: CommandRunner<"send"> = (command, transaction) => {
  const { connection, memory } = transaction;
  const { user, room, cid, text, at } = command;
  const inside = insider(transaction, room, user);
  const refusal = "refusal" in inside ? inside.refusal : silenced(inside.counter, inside.member, at);
  // Who may say nothing any more may still ask what became of a message whose answer was lost.
  if (refusal) {
    const before = sentBefore(connection, command);
    return before && "result" in before ? before : { refusal };
  }
  const { counter, member } = inside as Exclude<typeof inside, { refusal: unknown }>;
  const seq = counter.head + 1;
  const ordinal = counter.ordinal + 1;
  const stored = { id: messageId(room, seq), version: seq, ordinal, user, cid, at, text };
  if (connection.run(insert, stored).changes === 0) return sentBefore(connection, command) as Outcome<"send">;
  counter.head = seq;
  counter.ordinal = ordinal;
  counter.activeAt = at;
  memory.touch(room, counter);
  const message = { seq, version: seq, ordinal, user, name: member.name, cid, at, text };
  return {
    result: { seq, version: seq, ordinal, at },
    change: { kind: "message", room, version: seq, message },
  };
};

/** What became of the message that this author gave this cid before, if there is one. */
function sentBefore(
  connection: Connection,
  { user, room, cid, text }: Command<"send">,
): Outcome<"send"> | undefined {
  const first = connection.get(byCid, { user, cid });
  if (!first) return undefined;
  const seq = seqOf(first.id);
  if (first.text !== text || first.id !== messageId(room, seq)) return { refusal: refuse("conflict") };
  return { result: { seq, version: first.version, ordinal: first.ordinal, at: first.at } };
}
