import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { limitOption } from "../number.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { printFound } from "../print-found.ts";
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
      limit: limitOption,
      json: jsonOption,
      ...accountOptions,
    }),
  handler: finish(({ limit, json, ...account }) =>
    connected(account, client => printFound(client, limit, json, page => asked(client, "mentions", page))),
  ),
};
