import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { checkedRoom } from "../names.ts";
import { limitOption } from "../number.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { printFound } from "../print-found.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly query: readonly string[];
  readonly room?: string | undefined;
  readonly limit: number;
  readonly json: boolean;
}

export const search: CommandModule<object, Arguments> = {
  command: "search <query..>",
  describe: "print the messages that hold all these words, the newest first",
  builder: yargs =>
    yargs
      .positional("query", {
        type: "string",
        array: true,
        demandOption: true,
        describe: `words, '"a phrase"', begin*, from:NAME, in:ROOM, has:link, before:DATE, after:DATE`,
      })
      .options({
        room: { type: "string", describe: "only in this room" },
        limit: limitOption,
        json: jsonOption,
        ...accountOptions,
      }),
  handler: finish(async ({ query, room, limit, json, ...account }) => {
    const words = [...query, ...(room === undefined ? [] : [`in:${checkedRoom(room)}`])].join(" ");
    await connected(account, client =>
      printFound(client, limit, json, page => asked(client, "search", { query: words, ...page })),
    );
  }),
};
