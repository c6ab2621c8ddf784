import type { CommandModule } from "yargs";
import { type Account, asked } from "../connect.ts";
import { withMessage } from "../links.ts";
import { accountOptions, linkPositional, offOption } from "../options.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly emoji: string;
  readonly off: boolean;
}

export const react: CommandModule<object, Arguments> = {
  command: "react <message> <emoji>",
  describe: "put an emoji to a message",
  builder: yargs =>
    yargs
      .positional("message", linkPositional)
      .positional("emoji", { type: "string", demandOption: true, describe: "one emoji" })
      .options({ off: offOption, ...accountOptions }),
  handler: finish(async ({ message, emoji, off, ...account }) => {
    await withMessage(account, message, (client, place) =>
      asked(client, "react", { ...place, emoji, on: !off }),
    );
  }),
};
