import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { joinedRoom } from "../goal.ts";
import { ListPrinter } from "../list-printer.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { behind, inPages, newest } from "../pages.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly json: boolean;
}

export const pins: CommandModule<object, Arguments> = {
  command: "pins [room]",
  describe: "print what is pinned in a room, the newest messages first",
  builder: yargs => yargs.positional("room", roomOption).options({ json: jsonOption, ...accountOptions }),
  handler: finish(async ({ room: given, json, ...account }) => {
    const name = checkedRoom(given);
    await connected(account, async client => {
      const { room } = await joinedRoom(client, name);
      const printer = new ListPrinter(client, json);
      const pages = inPages(newest, async (place, limit) => {
        const { messages, more } = await asked(client, "pins", { room, limit, ...place });
        return behind({ items: messages, more }, ({ seq }) => ({ before: seq }));
      });
      for await (const messages of pages) printer.print(room, messages);
      printer.end();
    });
  }),
};
