import type { RoomRole, RoomSummary } from "../../../protocol/index.ts";
import type { Change } from "../store.ts";
import { toMember } from "./membership.ts";
import { statement } from "./statement.ts";
import { summaryOf } from "./summary.ts";
import type { Transaction } from "./transaction.ts";

const upsertMember = statement(
  (
    db,
    args: {
      room: number;
      user: number;
      role: RoomRole;
      closed: number;
      version: number;
      at: number;
      head: number;
      ordinal: number;
    },
  ) => {
    const { version, head } = args;
    const arrival = { joined: 1, version, since: version, at: args.at } as const;
    const all = { delivered: head, read: head, read_ordinal: args.ordinal };
    return db
      .insertInto("members")
      .values({
        room_id: args.room,
        user_id: args.user,
        role: args.role,
        closed: args.closed,
        ...arrival,
        ...all,
      })
      .onConflict(conflict => conflict.columns(["room_id", "user_id"]).doUpdateSet({ ...arrival, ...all }));
  },
);

/**
 * Puts somebody into a room that exists: nothing changes if they are there already. New people have read all. Who comes
 * back has the role they left with.
 */
export function enter(
  transaction: Transaction,
  entrant: { room: number; user: number; role?: RoomRole; closed?: 0 | 1; at: number },
): { result: RoomSummary; change?: Change } {
  const { connection, memory } = transaction;
  const { room, user, role = "member", closed = 0, at } = entrant;
  const counter = memory.counters(room);
  if (!counter) throw new Error(`there is no room ${room}`);
  const before = memory.membership(room, user);
  if (!before?.joined) {
    counter.head += 1;
    counter.members += 1;
    memory.touch(room, counter);
    memory.forgetMembership(room, user);
    const { head, ordinal } = counter;
    connection.run(upsertMember, { room, user, role, closed, version: head, at, head, ordinal });
  }
  const member = memory.membership(room, user);
  if (!member) throw new Error(`user ${user} does not exist`);
  const result = summaryOf(transaction, room, user);
  if (before?.joined) return { result };
  const { head, members } = counter;
  return {
    result,
    change: {
      kind: "member",
      room,
      version: head,
      members,
      member: toMember(member),
    },
  };
}
