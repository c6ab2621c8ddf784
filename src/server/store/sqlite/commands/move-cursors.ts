import { refuse } from "../../../../protocol/errors.ts";
import type { StoredCursor } from "../../store.ts";
import type { CommandRunner } from "../batch.ts";
import { messageId } from "../schema.ts";
import { statement } from "../statement.ts";

/** The last message at or before a place says how many there were up to it. */
const ordinalAt = statement((db, args: { from: number; to: number }) =>
  db
    .selectFrom("messages")
    .select("ordinal")
    .where("id", ">=", args.from)
    .where("id", "<=", args.to)
    .orderBy("id", "desc")
    .limit(1),
);

const update = statement(
  (db, args: { room: number; user: number; delivered: number; read: number; readOrdinal: number }) =>
    db
      .updateTable("members")
      .set({ delivered: args.delivered, read: args.read, read_ordinal: args.readOrdinal })
      .where("room_id", "=", args.room)
      .where("user_id", "=", args.user),
);

/** Moves cursors forward, never back and never past the head. Read implies delivered. */
export const moveCursors: CommandRunner<"moveCursors"> = ({ room, cursors }, { connection, memory }) => {
  const counter = memory.counters(room);
  if (!counter) return { refusal: refuse("no_such_room") };
  const moved: StoredCursor[] = [];
  for (const { user, ...asked } of cursors) {
    const member = memory.membership(room, user);
    if (!member?.joined) continue;
    const read = Math.max(member.read, Math.min(asked.read, counter.head));
    const delivered = Math.max(member.delivered, read, Math.min(asked.delivered, counter.head));
    if (read === member.read && delivered === member.delivered) continue;
    const last = connection.get(ordinalAt, { from: messageId(room, 0), to: messageId(room, read) });
    const cursor = { user, delivered, read, readOrdinal: Math.max(member.readOrdinal, last?.ordinal ?? 0) };
    connection.run(update, { room, ...cursor });
    memory.forgetMembership(room, user);
    moved.push(cursor);
  }
  return { result: { moved } };
};
