import { failed } from "../said.ts";
import { ask } from "./ask.ts";
import type { Command } from "./command.ts";

export const settle: Command = {
  name: "settle",
  usage: "/settle NUMBER",
  help: "take a report of a message of this room off the list: it was seen to",
  async run(argument, desk) {
    const { room } = desk;
    if (!room || !/^[1-9]\d{0,14}$/.test(argument)) return failed(`Say which report: ${this.usage}`);
    return ask(desk, "settle", { room: room.room, report: Number(argument) }, "It is settled.");
  },
};
