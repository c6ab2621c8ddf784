import type { CommandModule } from "yargs";
import { type Account, asked } from "../connect.ts";
import { withMessage } from "../links.ts";
import { accountOptions, linkPositional, offOption } from "../options.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly off: boolean;
}

export const pin: CommandModule<object, Arguments> = {
  command: "pin <message>",
  describe: "keep a message at hand for everybody in its room",
  builder: yargs =>
    yargs.positional("message", linkPositional).options({ off: offOption, ...accountOptions }),
  handler: finish(async ({ message, off, ...account }) => {
    await withMessage(account, message, (client, place) => asked(client, "pin", { ...place, on: !off }));
  }),
};
