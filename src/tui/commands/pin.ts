import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const pin: Command = {
  name: "pin",
  usage: "/pin",
  help: "pin the last message, or take its pin away",
  async run(_argument, reach) {
    const last = lastMessage(reach, "anybody");
    return "said" in last ? last.said : reach.act("pin", last);
  },
};
