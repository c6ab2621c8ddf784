import type { Command } from "./command.ts";

export const emoji: Command = {
  name: "emoji",
  usage: "/emoji [NAME]",
  help: "choose an emoji, to be written",
  run(argument, { chooseEmoji }) {
    chooseEmoji(argument);
    return undefined;
  },
};
