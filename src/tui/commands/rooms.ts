import { isFailure } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

export const rooms: Command = {
  name: "rooms",
  usage: "/rooms [WORD]",
  help: "which rooms there are",
  async run(argument, { client }) {
    const found = await client.directory(argument);
    if (isFailure(found)) return failed(found.message);
    const names = found.map(({ name, members }) => `#${name} (${members})`).join(" ");
    return { text: names === "" ? "There is no such room." : names, error: false };
  },
};
