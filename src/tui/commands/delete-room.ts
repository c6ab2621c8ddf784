import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import { roomCommand } from "./room-command.ts";

export const deleteRoom = roomCommand({
  name: "delete-room",
  usage: "/delete-room ITS-NAME",
  help: "erase this room and all that was said in it; its name is to be sure",
  act(room, argument, reach) {
    if (argument === "") return failed(`This erases everything in #${room.name}: /delete-room ${room.name}`);
    const body = { room: room.room, name: argument.replace(/^#/, "") };
    return ask(reach, "deleteRoom", body, `#${room.name} is gone.`);
  },
});
