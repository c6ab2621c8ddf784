import { mentions as mentionsOf } from "../../client/index.ts";
import type { Command } from "./command.ts";

export const mentions: Command = {
  name: "mentions",
  usage: "/mentions",
  help: "messages that name you or hold your keywords, in all rooms",
  run(_argument, { client, open }) {
    open("Messages that name you", mentionsOf(client.preferences.get().keywords));
    return undefined;
  },
};
