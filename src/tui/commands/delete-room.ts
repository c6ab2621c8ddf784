import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command } from "./command.ts";

export const deleteRoom: Command = {
  name: "delete-room",
  usage: "/delete-room ITS-NAME",
  help: "erase this room and all that was said in it; its name is to be sure",
  async run(argument, desk) {
    const { room } = desk;
    if (!room) return failed("You are in no room.");
    if (argument === "") return failed(`This erases everything in #${room.name}: /delete-room ${room.name}`);
    const body = { room: room.room, name: argument.replace(/^#/, "") };
    return ask(desk, "deleteRoom", body, `#${room.name} is gone.`);
  },
};
