import { forwardTo } from "../deeds/forward.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const forward: Command = {
  name: "forward",
  usage: "/forward ROOM",
  help: "pass the last message on to another room",
  async run(argument, reach) {
    if (argument === "") return failed("Say where: /forward ROOM");
    const last = lastMessage(reach, "anybody");
    if ("said" in last) return last.said;
    return forwardTo(reach.client, { room: last.room, seq: last.message.seq }, argument);
  },
};
