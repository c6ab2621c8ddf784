import type { CommandModule } from "yargs";
import { type Account, asked } from "../connect.ts";
import { withMessage } from "../links.ts";
import { accountOptions, linkPositional } from "../options.ts";
import { finish } from "../program.ts";
import { givenWords } from "../words.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly text?: readonly string[] | undefined;
}

export const edit: CommandModule<object, Arguments> = {
  command: "edit <message> [text..]",
  describe: "say something else instead of what a message of yours says",
  builder: yargs =>
    yargs
      .positional("message", linkPositional)
      .positional("text", { type: "string", array: true, describe: "what it says from now on" })
      .options(accountOptions),
  handler: finish(async ({ message, text: words, ...account }) => {
    const text = await givenWords(words);
    await withMessage(account, message, (client, place) => asked(client, "edit", { ...place, text }));
  }),
};
