import { remove } from "../deeds/remove.ts";
import type { Command } from "./command.ts";
import { lastMessage } from "./last.ts";

export const deleteLast: Command = {
  name: "delete",
  usage: "/delete",
  help: "take back your last message",
  async run(_argument, reach) {
    const last = lastMessage(reach, "oneself");
    return "said" in last ? last.said : remove(reach.client, { room: last.room, seq: last.message.seq });
  },
};
