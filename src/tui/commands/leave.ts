import { titleOf } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const leave: Command = {
  name: "leave",
  usage: "/leave",
  help: "leave this room for good; a conversation comes back when somebody writes",
  async run(_argument, { client, room }) {
    if (!room) return failed("You are in no room.");
    const failure = await client.leave(room.room);
    return failure ? failed(failure.message) : { text: `You left ${titleOf(room)}.`, error: false };
  },
};
