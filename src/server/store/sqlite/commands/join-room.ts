import { refuse } from "../../../../protocol/errors.ts";
import type { CommandRunner } from "../batch.ts";
import { enter } from "../enter.ts";
import { isInTooMany } from "../room-count.ts";
import { findRoom } from "./create-room.ts";

/** Puts somebody into a room by its name. */
export const joinRoom: CommandRunner<"joinRoom"> = ({ user, name, only, most, at }, transaction) => {
  const room = findRoom(transaction.connection, name);
  if (room === undefined) return { refusal: refuse("no_such_room") };
  // To who may not go there it is as if there were none.
  if (only && !only.includes(room)) return { refusal: refuse("no_such_room") };
  const isThere = transaction.memory.membership(room, user)?.joined;
  if (!isThere && isInTooMany(transaction.connection, user, most)) {
    return { refusal: refuse("too_many_rooms") };
  }
  return enter(transaction, { room, user, at });
};
