import type { Command } from "./command.ts";

export const log: Command = {
  name: "log",
  usage: "/log [WORD…]",
  help: "what goes over the line; only what holds these words, and not those behind a -",
  run(argument, { openLog }) {
    openLog(argument);
    return undefined;
  },
};
