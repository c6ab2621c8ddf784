import type { RoomState } from "../../client/index.ts";
import { failed, type Said } from "../said.ts";
import type { Command, Reach } from "./command.ts";

interface InRoom extends Omit<Command, "run"> {
  act(room: RoomState, argument: string, reach: Reach): Promise<Said> | Said;
}

export const inNoRoom = failed("You are in no room.");

/** A command that has to do with the room one is in. */
export function roomCommand({ act, ...command }: InRoom): Command {
  return {
    ...command,
    run: (argument, reach) => (reach.room ? act(reach.room, argument, reach) : inNoRoom),
  };
}
