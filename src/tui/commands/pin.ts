import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const pin: Command = {
  name: "pin",
  usage: "/pin",
  help: "pin the last message, or take its pin away",
  async run(_argument, desk) {
    const last = lastMessage(desk, "anybody");
    return "said" in last ? last.said : desk.act("pin", last);
  },
};
