import type { CommandRunner } from "../batch.ts";
import { exit } from "../exit.ts";
import { insider } from "../insider.ts";

/** Takes oneself out of a room. */
export const leaveRoom: CommandRunner<"leaveRoom"> = ({ user, room, at }, transaction) => {
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside;
  const change = exit(transaction, inside, { room, user, at });
  return { result: { version: change.version }, change };
};
