import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const thread: Command = {
  name: "thread",
  usage: "/thread",
  help: "the thread of the last message",
  async run(_argument, reach) {
    const last = lastMessage(reach, "anybody");
    return "said" in last ? last.said : reach.act("thread", last);
  },
};
