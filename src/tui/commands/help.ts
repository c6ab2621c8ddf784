import type { Command } from "./command.ts";

export const help: Command = {
  name: "help",
  usage: "/help",
  help: "the keys and commands",
  run(_argument, { openHelp }) {
    openHelp();
    return undefined;
  },
};
