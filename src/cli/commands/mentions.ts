import type { CommandModule } from "yargs";
import { limits } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { printMessages } from "../print-messages.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly limit: number;
  readonly json: boolean;
}

export const mentions: CommandModule<object, Arguments> = {
  command: "mentions",
  describe: "print the messages that name you, in all rooms, the newest first",
  builder: yargs =>
    yargs.options({
      limit: { type: "number", default: 50, describe: "how many messages" },
      json: jsonOption,
      ...accountOptions,
    }),
  handler: finish(({ limit, json, ...account }) =>
    connected(account, async client => {
      let left = limit;
      for (let before: number | undefined; left > 0; ) {
        const size = Math.min(limits.page, left);
        const page = await asked(client, "mentions", {
          limit: size,
          ...(before === undefined ? {} : { before }),
        });
        for (const { room, message } of page.found) printMessages(client, room, [message], json);
        if (page.next === undefined) return;
        left -= page.found.length;
        before = page.next;
      }
    }),
  ),
};
