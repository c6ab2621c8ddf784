import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import { roomCommand } from "./room-command.ts";

export const settle = roomCommand({
  name: "settle",
  usage: "/settle NUMBER",
  help: "take a report of a message of this room off the list: it was seen to",
  act({ room }, argument, reach) {
    if (!/^[1-9]\d{0,14}$/.test(argument)) return failed(`Say which report: ${settle.usage}`);
    return ask(reach, "settle", { room, report: Number(argument) }, "It is settled.");
  },
});
