import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const thread: Command = {
  name: "thread",
  usage: "/thread",
  help: "the thread of the last message",
  async run(_argument, desk) {
    const last = lastMessage(desk, "anybody");
    return "said" in last ? last.said : desk.act("thread", last);
  },
};
