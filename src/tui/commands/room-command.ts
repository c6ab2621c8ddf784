import type { RoomState } from "../../client/index.ts";
import { failed, type Said } from "../said.ts";
import type { Command, Desk } from "./command.ts";

interface InRoom extends Omit<Command, "run"> {
  act(room: RoomState, argument: string, desk: Desk): Promise<Said> | Said;
}

export const inNoRoom = failed("You are in no room.");

/** A command that has to do with the room one is in. */
export function roomCommand({ act, ...command }: InRoom): Command {
  return {
    ...command,
    run: (argument, desk) => (desk.room ? act(desk.room, argument, desk) : inNoRoom),
  };
}
