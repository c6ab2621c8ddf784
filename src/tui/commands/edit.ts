import { ask } from "./ask.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const edit: Command = {
  name: "edit",
  usage: "/edit [TEXT]",
  help: "give your last message another text",
  async run(argument, desk) {
    const last = lastMessage(desk, "oneself");
    if ("said" in last) return last.said;
    if (argument === "") return desk.act("edit", last);
    const { room, message } = last;
    return ask(desk, "edit", { room, seq: message.seq, text: argument });
  },
};
