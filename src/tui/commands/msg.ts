import { isFailure } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const msg: Command = {
  name: "msg",
  usage: "/msg NAME[,NAME…] [TEXT]",
  help: "write to somebody, or to a few, and to nobody else",
  async run(argument, { client, show }) {
    const [, people = "", text = ""] = /^((?:[^\s,]+\s*,\s*)*\S+)\s*([\s\S]*)$/.exec(argument) ?? [];
    const names = people.split(",").map(name => name.trim().replace(/^@/, ""));
    if (people === "") return failed(`Say to whom: ${this.usage}`);
    const room = await client.direct(names);
    if (isFailure(room)) return failed(room.message);
    show(room.room);
    if (text !== "") await client.send(room.room, text);
    return undefined;
  },
};
