import type { CommandModule } from "yargs";
import { type Client, isFailure } from "../../client/index.ts";
import { type Account, connected } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { warnInTheClear } from "../in-the-clear.ts";
import { credentialsOf, placeOf, readInvitation } from "../invitation.ts";
import { checkedAddress } from "../names.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { ask, askNewPassword, askSecret } from "../prompt.ts";
import { failureExit } from "../refused.ts";
import { print } from "../say.ts";

interface Arguments extends Account {
  readonly invite?: string | undefined;
}

export const register: CommandModule<object, Arguments> = {
  command: "register",
  describe: "make an account with a password, to sign in from other devices with",
  builder: yargs =>
    yargs.options({
      invite: {
        type: "string",
        describe: "with an invitation: a link or a code, which is asked for if it is left out",
      },
      ...accountOptions,
    }),
  handler: finish(async ({ invite, ...account }) => {
    // Others on this machine can see a command line: so it may be left out of it.
    const invitation =
      invite === undefined ? undefined : readInvitation(invite || (await askSecret("Invitation: ")));
    const where = { ...account, ...placeOf(invitation) };
    warnInTheClear(checkedAddress(where.server));
    const finishAccount = async (client: Client) => {
      const name = client.me.get()?.name ?? account.user;
      const email = process.stdin.isTTY ? await ask("Email (or nothing): ") : "";
      const password = await askNewPassword();
      const outcome = await client.request("password", { password, ...(email === "" ? {} : { email }) });
      if (isFailure(outcome)) {
        if (outcome.code !== "wrong_credentials") throw failureExit(outcome);
        throw new Exit(exit.notAllowed, `${name} has a password already. To set another: chat passwd`);
      }
      print(`${name} is yours. On another device: chat login --user ${name}`);
    };
    await connected(where, finishAccount, credentialsOf(invitation));
  }),
};
