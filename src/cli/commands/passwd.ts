import type { CommandModule } from "yargs";
import { isFailure } from "../../client/index.ts";
import { type Account, connected, failureExit } from "../connect.ts";
import { exit } from "../exit.ts";
import { warnInTheClear } from "../in-the-clear.ts";
import { checkedAddress } from "../names.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { askNewPassword, askSecret } from "../prompt.ts";

export const passwd: CommandModule<object, Account> = {
  command: "passwd",
  describe: "set your password, or another",
  builder: yargs => yargs.options(accountOptions),
  handler: finish(async account => {
    warnInTheClear(checkedAddress(account.server));
    await connected(account, async client => {
      const current = await askSecret("Password now (nothing, if there is none): ");
      const password = await askNewPassword();
      const body = { password, ...(current === "" ? {} : { current }) };
      const outcome = await client.request("password", body);
      if (isFailure(outcome)) throw failureExit(outcome);
      process.stdout.write("The password is set.\n");
    });
    return exit.done;
  }),
};
