import { isFailure } from "../../client/index.ts";
import { failed } from "../said.ts";
import type { Command } from "./command.ts";

/** More may not fit in a line: then it is said first how to see the others. */
const fewRooms = 4;

export const rooms: Command = {
  name: "rooms",
  usage: "/rooms [WORD]",
  help: "which rooms there are",
  async run(argument, { client }) {
    const found = await client.directory(argument);
    if (isFailure(found)) return failed(found.message);
    const names = found.map(({ name, members }) => `#${name} (${members})`).join(" ");
    if (names === "") return { text: "There is no such room.", error: false };
    return {
      text: found.length > fewRooms ? `${found.length} rooms, /rooms WORD finds some: ${names}` : names,
      error: false,
    };
  },
};
