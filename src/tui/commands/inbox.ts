import type { Command } from "./command.ts";

export const inbox: Command = {
  name: "inbox",
  usage: "/inbox",
  help: "what you have not read in any room, messages that name you first",
  run(_argument, { openInbox }) {
    openInbox();
    return undefined;
  },
};
