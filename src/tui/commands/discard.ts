import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const discard: Command = {
  name: "discard",
  usage: "/discard",
  help: "give up the messages that were refused",
  async run(_argument, { client }) {
    const refused = client.waiting.get().filter(waiting => waiting.refused);
    if (refused.length === 0) return failed("No message was refused.");
    for (const { cid } of refused) await client.discard(cid);
    return undefined;
  },
};
