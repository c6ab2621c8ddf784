import type { CommandModule } from "yargs";
import { limits, printableJson } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions, jsonOption } from "../options.ts";
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
      for (let after = "", more = true; more; ) {
        const page = await asked(client, "rooms", { after, limit: limits.page });
        for (const room of page.rooms)
          process.stdout.write(json ? `${printableJson(room)}\n` : roomLine(room, columns()));
        more = page.more;
        after = page.rooms.at(-1)?.name ?? "";
      }
    }),
  ),
};
