import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const reply: Command = {
  name: "reply",
  usage: "/reply [N] [TEXT]",
  help: "answer the last message, or the Nth from the end",
  async run(argument, reach) {
    const [, count, text = ""] = /^(?:(\d{1,3})(?=\s|$))?\s*([\s\S]*)$/.exec(argument) ?? [];
    const back = count === undefined ? 1 : Number(count);
    if (back === 0) return failed("The last message is 1.");
    const last = lastMessage(reach, "anybody", back);
    if ("said" in last) return last.said;
    if (text !== "") return reach.say(text, { reply: last.message.seq });
    reach.replyTo(last.message);
    return undefined;
  },
};
