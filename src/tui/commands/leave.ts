import { titleOf } from "../../client/index.ts";
import { failed } from "../said.ts";
import { roomCommand } from "./room-command.ts";

export const leave = roomCommand({
  name: "leave",
  usage: "/leave",
  help: "leave this room for good; a conversation comes back when somebody writes",
  async act(room, _argument, { client }) {
    const failure = await client.leave(room.room);
    return failure ? failed(failure.message) : { text: `You left ${titleOf(room)}.`, error: false };
  },
});
