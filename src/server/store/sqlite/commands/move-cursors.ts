import { refuse } from "../../../../protocol/errors.ts";
import type { StoredCursor } from "../../store.ts";
import { messageId } from "../schema.ts";
import { statement } from "../statement.ts";
import type { CommandRunner } from "../transaction.ts";

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

/** When somebody received and read is known of so much of a room, up to where they are. */
const remembered = 1_000;

const note = statement((db, args: { room: number; user: number; read: number; upto: number; at: number }) =>
  db
    .insertInto("receipts")
    .values({ room_id: args.room, user_id: args.user, read: args.read, upto: args.upto, at: args.at }),
);

const forget = statement((db, args: { room: number; user: number; read: number; upto: number }) =>
  db
    .deleteFrom("receipts")
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user)
    .where("read", "=", args.read)
    .where("upto", "<", args.upto),
);

/** Moves cursors forward, never back and never past the head. Read implies delivered. */
export const moveCursors: CommandRunner<"moveCursors"> = ({ room, cursors, at }, { connection, memory }) => {
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
    if (at !== undefined) {
      for (const [kind, upto, before] of [
        [0, delivered, member.delivered],
        [1, read, member.read],
      ] as const) {
        if (upto === before) continue;
        connection.run(note, { room, user, read: kind, upto, at });
        connection.run(forget, { room, user, read: kind, upto: upto - remembered });
      }
    }
    moved.push(cursor);
  }
  return { result: { moved } };
};
