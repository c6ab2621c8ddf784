import { callsEverybody, mentionsIn } from "../../../protocol/mentions.ts";
import { skeleton } from "../names/skeleton.ts";
import { messageId } from "./schema.ts";
import { type Connection, statement } from "./statement.ts";
import type { Transaction } from "./transaction.ts";

/** To name everybody. */
export const everybody = 0;
/** More names than this in one message are a list, and call nobody. */
const mostNamed = 50;

const byLooks = statement((db, args: { looks: string }) =>
  db.selectFrom("users").select("id").where("looks", "=", args.looks),
);

const insert = statement((db, args: { user: number; id: number }) =>
  db
    .insertInto("mentions")
    .values({ user_id: args.user, message_id: args.id })
    .onConflict(conflict => conflict.doNothing()),
);

const erase = statement((db, args: { user: number; id: number }) =>
  db.deleteFrom("mentions").where("message_id", "=", args.id).where("user_id", "=", args.user),
);

/** The people of a room whom a text names, each once. */
export function namedIn({ connection, memory }: Transaction, room: number, text: string): number[] {
  const calls = mentionsIn(text);
  if (calls.length > mostNamed) return [];
  const users = calls.map(names => {
    for (const name of names) {
      if (callsEverybody(name)) return everybody;
      const user = connection.get(byLooks, { looks: skeleton(name) })?.id;
      if (user !== undefined && memory.membership(room, user)?.joined) return user;
    }
    return undefined;
  });
  return [...new Set(users.filter(user => user !== undefined))];
}

/** From now on this message names these, and nobody else. */
export function setNamed(
  connection: Connection,
  {
    room,
    seq,
    before,
    after,
  }: { room: number; seq: number; before: readonly number[]; after: readonly number[] },
): void {
  const id = messageId(room, seq);
  // Who was named before keeps their place in the order of all.
  for (const user of before) if (!after.includes(user)) connection.run(erase, { user, id });
  for (const user of after) connection.run(insert, { user, id });
}
