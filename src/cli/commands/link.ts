import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { print, say } from "../say.ts";

export const link: CommandModule<object, Account> = {
  command: "link",
  describe: "print a code that signs another device of yours in, once, within ten minutes",
  builder: yargs => yargs.options(accountOptions),
  handler: finish(account =>
    connected(account, async client => {
      const { code } = await asked(client, "link", {});
      const name = client.me.get()?.name ?? account.user;
      print(code);
      say(`On the other device, within ten minutes: chat login --user ${name} --code`);
    }),
  ),
};
