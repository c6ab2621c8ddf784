import { refuse } from "../../../../../protocol/errors.ts";
import type { Reaction } from "../../../../../protocol/index.ts";
import { messageId } from "../../schema.ts";
import { type Connection, statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { changeable, changed } from "./change.ts";

/** So many people of each emoji are told with the message; who asks is told more. */
const named = 50;

const add = statement((db, args: { id: number; emoji: string; user: number; at: number }) =>
  db
    .insertInto("reactions")
    .values({ message_id: args.id, emoji: args.emoji, user_id: args.user, at: args.at })
    .onConflict(conflict => conflict.doNothing()),
);

const remove = statement((db, args: { id: number; emoji: string; user: number }) =>
  db
    .deleteFrom("reactions")
    .where("message_id", "=", args.id)
    .where("emoji", "=", args.emoji)
    .where("user_id", "=", args.user),
);

const all = statement((db, args: { id: number }) =>
  db
    .selectFrom("reactions")
    .select(["emoji", "user_id as user"])
    .where("message_id", "=", args.id)
    .orderBy("at", "asc")
    .orderBy("user_id", "asc"),
);

const tell = statement((db, args: { id: number; reactions: string | null }) =>
  db.updateTable("messages").set({ reactions: args.reactions }).where("id", "=", args.id),
);

/** Puts an emoji to a message or takes it away. What is so already is no change. */
export const react: CommandRunner<"react"> = (command, transaction) => {
  const { user, room, seq, emoji, on, most, at } = command;
  const { connection } = transaction;
  const found = changeable(transaction, { user, room, seq, at });
  if ("refusal" in found) return found;
  const { message } = found;
  const isNew = !message.reactions?.some(reaction => reaction.emoji === emoji);
  if (on && isNew && (message.reactions?.length ?? 0) >= most) {
    return { refusal: refuse("too_many_reactions") };
  }
  const id = messageId(room, seq);
  const { changes } = on
    ? connection.run(add, { id, emoji, user, at })
    : connection.run(remove, { id, emoji, user });
  if (changes === 0) return { result: { version: message.version } };
  const reactions = reactionsTo(connection, id);
  connection.run(tell, { id, reactions: reactions.length === 0 ? null : JSON.stringify(reactions) });
  return changed(transaction, { room, seq, counter: found.counter });
};

/** Each emoji in the order in which it was first put. */
function reactionsTo(connection: Connection, id: number): Reaction[] {
  const reactions = new Map<string, Reaction>();
  for (const { emoji, user } of connection.all(all, { id })) {
    const reaction = reactions.get(emoji) ?? { emoji, count: 0, users: [] };
    reactions.set(emoji, reaction);
    reaction.count += 1;
    if (reaction.users.length < named) reaction.users.push(user);
  }
  return [...reactions.values()];
}
