import { refuse } from "../../../protocol/errors.ts";
import type { Refusal } from "../../../protocol/index.ts";
import { mayInRoom, type RoomRight, standsAboveInRoom } from "../rights.ts";
import type { Membership } from "./membership.ts";
import type { Transaction } from "./transaction.ts";
import type { Counters } from "./writer-memory.ts";

interface Inside {
  readonly counter: Counters;
  readonly member: Membership;
}

/** What whoever is not in a room is told: of a private one, what they would be told if there were none. */
export function outside(room: { readonly private: number } | undefined): Refusal {
  return refuse(room && !room.private ? "not_a_member" : "no_such_room");
}

/** Somebody who is in a room, and may do this there. */
export function insider(
  { memory }: Transaction,
  room: number,
  user: number,
  right?: RoomRight,
): Inside | { readonly refusal: Refusal } {
  const counter = memory.counters(room);
  const member = counter && memory.membership(room, user);
  if (!counter || !member?.joined) return { refusal: outside(counter) };
  if (right && !mayInRoom(member, right)) return { refusal: refuse("not_allowed") };
  return { counter, member };
}

/** The same, with somebody below them, who is or was in the room, to do it to. */
export function insiderAbove(
  transaction: Transaction,
  { room, by, user, right }: { room: number; by: number; user: number; right: RoomRight },
): (Inside & { readonly other: Membership }) | { readonly refusal: Refusal } {
  const inside = insider(transaction, room, by, right);
  if ("refusal" in inside) return inside;
  const other = transaction.memory.membership(room, user);
  if (!other) return { refusal: refuse("no_such_member") };
  if (!standsAboveInRoom(inside.member, other)) return { refusal: refuse("outranked") };
  return { ...inside, other };
}
