import { isFailure } from "../../client/index.ts";
import { type Command, failed } from "./command.ts";

export const settle: Command = {
  name: "settle",
  usage: "/settle NUMBER",
  help: "take a report of a message of this room off the list: it was seen to",
  async run(argument, { client, room }) {
    if (!room || !/^[1-9]\d{0,14}$/.test(argument)) return failed(`Say which report: ${this.usage}`);
    const outcome = await client.request("settle", { room: room.room, report: Number(argument) });
    return isFailure(outcome) ? failed(outcome.message) : { text: "It is settled.", error: false };
  },
};
