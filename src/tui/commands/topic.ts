import { ask } from "./ask.ts";
import { roomCommand } from "./room-command.ts";

export const topic = roomCommand({
  name: "topic",
  usage: "/topic [TEXT]",
  help: "say what this room is about",
  act: ({ room }, argument, reach) => ask(reach, "topic", { room, topic: argument }),
});
