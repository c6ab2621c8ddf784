import { close } from "../direct.ts";
import { exit } from "../exit.ts";
import { insider } from "../insider.ts";
import type { CommandRunner } from "../transaction.ts";

/** Takes oneself out of a room. */
export const leaveRoom: CommandRunner<"leaveRoom"> = ({ user, room, at }, transaction) => {
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  // A conversation goes on: it is only out of one's sight until somebody writes.
  if (inside.counter.direct) {
    close(transaction, room, user, 1);
    return { result: { version: inside.counter.head } };
  }
  const change = exit(transaction, inside, { room, user, at });
  return { result: { version: change.version }, change };
};
