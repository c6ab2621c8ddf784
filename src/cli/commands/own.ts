import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { askSecret } from "../prompt.ts";
import { print } from "../say.ts";

export const own: CommandModule<object, Account> = {
  command: "own",
  describe: "become the server's owner, with the code it printed when it started",
  builder: yargs => yargs.options(accountOptions),
  handler: finish(async account => {
    const code = await askSecret("Owner code: ");
    // Also lets them in where others need an invitation.
    await connected(account, client => asked(client, "own", { code }), { invite: code });
    print("You own this server.");
  }),
};
