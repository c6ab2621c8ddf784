import type { CommandModule } from "yargs";
import type { Client } from "../../client/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { ask, askNewPassword, askSecret } from "../prompt.ts";
import { print } from "../say.ts";

interface Arguments extends Account {
  readonly invite: boolean;
}

export const register: CommandModule<object, Arguments> = {
  command: "register",
  describe: "make an account with a password, to sign in from other devices with",
  builder: yargs =>
    yargs.options({
      invite: { type: "boolean", default: false, describe: "with an invitation code, which is asked for" },
      ...accountOptions,
    }),
  handler: finish(async ({ invite, ...account }) => {
    const credentials = invite ? { invite: await askSecret("Invitation code: ") } : {};
    const finishAccount = async (client: Client) => {
      const name = client.me.get()?.name ?? account.user;
      const email = process.stdin.isTTY ? await ask("Email (or nothing): ") : "";
      const password = await askNewPassword();
      await asked(client, "password", { password, ...(email === "" ? {} : { email }) });
      print(`${name} is yours. On another device: chat login --user ${name}`);
    };
    await connected(account, finishAccount, credentials);
  }),
};
