import { mentions as mentionsOf } from "../../client/index.ts";
import type { Command } from "./command.ts";

export const mentions: Command = {
  name: "mentions",
  usage: "/mentions",
  help: "messages that name you, in all rooms",
  run(_argument, { open }) {
    open("Messages that name you", mentionsOf());
    return undefined;
  },
};
