import { reactWith } from "../deeds/react.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const react: Command = {
  name: "react",
  usage: "/react EMOJI",
  help: "put an emoji (or :name:) to the last message, or take yours away",
  async run(argument, reach) {
    if (argument === "") return failed("Say which: /react 👍");
    const last = lastMessage(reach, "anybody");
    return "said" in last ? last.said : reactWith(reach.client, last.room, last.message, argument);
  },
};
