import { ask } from "./ask.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const edit: Command = {
  name: "edit",
  usage: "/edit [TEXT]",
  help: "give your last message another text",
  async run(argument, reach) {
    const last = lastMessage(reach, "oneself");
    if ("said" in last) return last.said;
    if (argument === "") return reach.act("edit", last);
    const { room, message } = last;
    return ask(reach, "edit", { room, seq: message.seq, text: argument });
  },
};
