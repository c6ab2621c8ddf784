import type { CommandModule } from "yargs";
import { printableJson } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { behind, inPages } from "../pages.ts";
import { columns, roomLine } from "../plain-line.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly json: boolean;
}

export const rooms: CommandModule<object, Arguments> = {
  command: "rooms",
  describe: "list the rooms there are",
  builder: yargs => yargs.options({ json: jsonOption, ...accountOptions }),
  handler: finish(({ json, ...account }) =>
    connected(account, async client => {
      const pages = inPages({ after: "" }, async (place, limit) => {
        const { rooms, more } = await asked(client, "rooms", { limit, ...place });
        return behind({ items: rooms, more }, ({ name }) => ({ after: name }));
      });
      for await (const page of pages) {
        for (const room of page)
          process.stdout.write(json ? `${printableJson(room)}\n` : roomLine(room, columns()));
      }
    }),
  ),
};
