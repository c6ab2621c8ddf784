import { found, roomOrder } from "../room-order.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const go: Command = {
  name: "go",
  usage: "/go ROOM",
  help: "go to the first of your rooms whose name holds it; the list shows them meanwhile",
  run(argument, { client, show }) {
    if (argument === "") return failed(`Like this: ${this.usage}`);
    const [room] = found(roomOrder(client.rooms.get(), client.preferences.get().order), argument);
    if (!room)
      return failed(`You are in no room like ${argument}. /rooms ${argument} lists those there are.`);
    show(room.room);
    return undefined;
  },
};
