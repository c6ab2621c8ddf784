import type { CommandModule } from "yargs";
import { type Account, asked, connected } from "../connect.ts";
import { warnInTheClear } from "../in-the-clear.ts";
import { checkedAddress } from "../names.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { askNewPassword, askSecret } from "../prompt.ts";
import { print } from "../say.ts";

export const passwd: CommandModule<object, Account> = {
  command: "passwd",
  describe: "set your password, or another",
  builder: yargs => yargs.options(accountOptions),
  handler: finish(account => {
    warnInTheClear(checkedAddress(account.server));
    return connected(account, async client => {
      const current = await askSecret("Password now (nothing, if there is none): ");
      const password = await askNewPassword();
      const body = { password, ...(current === "" ? {} : { current }) };
      await asked(client, "password", body);
      print("The password is set.");
    });
  }),
};
