import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { exit } from "../exit.ts";
import { invitationLink } from "../invitation.ts";
import { atLeast, daysOption } from "../number.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { print, say } from "../say.ts";

interface Arguments extends Account {
  readonly uses: number;
  readonly days: number;
}

const day = 24 * 60 * 60_000;

export const invite: CommandModule<object, Arguments> = {
  command: "invite",
  describe: "print a link with which somebody can make an account",
  builder: yargs =>
    yargs.options({
      uses: {
        type: "number",
        coerce: atLeast(1, "--uses", 10_000),
        default: 1,
        describe: "for so many people",
      },
      days: { ...daysOption, default: 7, describe: "good for so many days" },
      ...accountOptions,
    }),
  handler: finish(async ({ uses, days, ...account }) => {
    await connected(account, async client => {
      const expiresAt = Math.round(Date.now() + days * day);
      const { code } = await asked(client, "invite", { uses, expiresAt });
      print(invitationLink(account.server, code));
      say("Who has it says chat join with it, or is asked for it by: chat register --invite");
    });
    return exit.done;
  }),
};
