import type { RoomRole } from "../../../protocol/index.ts";
import type { Change } from "../store.ts";
import { type Membership, toMember } from "./membership.ts";
import { statement } from "./statement.ts";
import type { Transaction } from "./transaction.ts";
import type { Counters } from "./writer-memory.ts";

const update = statement(
  (db, args: { room: number; user: number; role: RoomRole; version: number; at: number }) =>
    db
      .updateTable("members")
      .set({ joined: 0, role: args.role, version: args.version, since: args.version, at: args.at })
      .where("room_id", "=", args.room)
      .where("user_id", "=", args.user),
);

/** Takes somebody who is in a room out of it, in the role in which they may come back. What they said stays. */
export function exit(
  { connection, memory }: Transaction,
  { counter, member }: { counter: Counters; member: Membership },
  { room, user, at, role = member.role }: { room: number; user: number; at: number; role?: RoomRole },
): Change {
  counter.head += 1;
  counter.members -= 1;
  memory.touch(room, counter);
  memory.forgetMembership(room, user);
  const { head: version, members } = counter;
  connection.run(update, { room, user, role, version, at });
  const left = toMember({ ...member, joined: 0, role, version, since: version, at });
  return { kind: "member", room, version, members, member: left };
}
