import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const topic: Command = {
  name: "topic",
  usage: "/topic [TEXT]",
  help: "say what this room is about",
  async run(argument, { client, room }) {
    if (!room) return failed("You are in no room.");
    const failure = await client.setTopic(room.room, argument);
    return failure ? failed(failure.message) : undefined;
  },
};
