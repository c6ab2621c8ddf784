import type { Command } from "./command.ts";

export const quit: Command = {
  name: "quit",
  usage: "/quit",
  help: "quit; what waits is sent next time",
  run(_argument, { quit }) {
    quit();
    return undefined;
  },
};
