import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { inDays } from "../dates.ts";
import { invitationLink } from "../invitation.ts";
import { atLeast, daysOption } from "../number.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { print, say } from "../say.ts";

interface Arguments extends Account {
  readonly uses: number;
  readonly days: number;
}

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
  handler: finish(({ uses, days, ...account }) =>
    connected(account, async client => {
      const expiresAt = inDays(days);
      const { code } = await asked(client, "invite", { uses, expiresAt });
      print(invitationLink(account.server, code));
      say("Who has it says chat join with it, or is asked for it by: chat register --invite");
    }),
  ),
};
