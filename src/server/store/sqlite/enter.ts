import type { RoomRole, RoomSummary } from "../../../protocol/index.ts";
import type { Change } from "../store.ts";
import type { Transaction } from "./batch.ts";
import { toMember } from "./membership.ts";
import { settingColumns, toRoom } from "./room-settings.ts";
import { statement } from "./statement.ts";

const upsertMember = statement(
  (
    db,
    args: {
      room: number;
      user: number;
      role: RoomRole;
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
      .values({ room_id: args.room, user_id: args.user, role: args.role, ...arrival, ...all })
      .onConflict(conflict => conflict.columns(["room_id", "user_id"]).doUpdateSet({ ...arrival, ...all }));
  },
);

const roomRow = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select(settingColumns).select(["topic", "epoch"]).where("id", "=", args.room),
);

/**
 * Puts somebody into a room that exists: nothing changes if they are there already. New people have read all. Who comes
 * back has the role they left with.
 */
export function enter(
  { connection, memory }: Transaction,
  { room, user, role = "member", at }: { room: number; user: number; role?: RoomRole; at: number },
): { result: RoomSummary; change?: Change } {
  const counter = memory.counters(room);
  const row = connection.get(roomRow, { room });
  if (!counter || !row) throw new Error(`there is no room ${room}`);
  const before = memory.membership(room, user);
  if (!before?.joined) {
    counter.head += 1;
    counter.members += 1;
    memory.touch(room, counter);
    memory.forgetMembership(room, user);
    const { head, ordinal } = counter;
    connection.run(upsertMember, { room, user, role, version: head, at, head, ordinal });
  }
  const member = memory.membership(room, user);
  if (!member) throw new Error(`user ${user} does not exist`);
  const { delivered, read, readOrdinal, name } = member;
  const mine = member.role === "member" ? {} : { role: member.role };
  const { head, ordinal, members, activeAt } = counter;
  const place = { delivered, read, readOrdinal, ...mine };
  const result = { room, ...toRoom(row), head, ordinal, members, activeAt, ...place };
  if (before?.joined) return { result };
  return {
    result,
    change: {
      kind: "member",
      room,
      version: head,
      members,
      member: toMember({ user, name, joined: 1, role: member.role, version: head, since: head, at }),
    },
  };
}
