import { refuse } from "../../../../protocol/errors.ts";
import { roomBan } from "../bans.ts";
import { enter } from "../enter.ts";
import { isInvited, takeInvitation } from "../invitations.ts";
import { isInTooMany } from "../room-count.ts";
import type { CommandRunner, Transaction } from "../transaction.ts";
import { findRoom } from "./create-room.ts";

/** Puts somebody into a room by its name. */
export const joinRoom: CommandRunner<"joinRoom"> = ({ user, name, only, most, at }, transaction) => {
  const { connection, memory } = transaction;
  const room = findRoom(connection, name);
  const there = room !== undefined && memory.membership(room, user)?.joined;
  // To who may not go there it is as if there were none.
  if (room === undefined || (only && !only.includes(room)) || !(there || isOpen(transaction, room, user))) {
    return { refusal: refuse("no_such_room") };
  }
  const refusal = there ? undefined : roomBan(connection, room, user, at);
  if (refusal) return { refusal };
  if (!there && isInTooMany(connection, user, most)) return { refusal: refuse("too_many_rooms") };
  takeInvitation(connection, room, user);
  return enter(transaction, { room, user, at });
};

/** Public, or private and they were asked to come, or they have a role there that they left with. */
function isOpen({ connection, memory }: Transaction, room: number, user: number): boolean {
  if (!memory.counters(room)?.private || isInvited(connection, room, user)) return true;
  const role = memory.membership(room, user)?.role;
  return role !== undefined && role !== "member";
}
