import type { CommandModule } from "yargs";
import { type Account, asked } from "../connect.ts";
import { withMessage } from "../links.ts";
import { accountOptions, linkPositional } from "../options.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly message: string;
}

export const deleteMessage: CommandModule<object, Arguments> = {
  command: "delete <message>",
  describe: "take a message back: its place stays, its text is gone",
  builder: yargs => yargs.positional("message", linkPositional).options(accountOptions),
  handler: finish(async ({ message, ...account }) => {
    await withMessage(account, message, (client, place) => asked(client, "delete", place));
  }),
};
