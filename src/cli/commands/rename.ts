import type { CommandModule } from "yargs";
import { keepUnder } from "../../client/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { checkedAddress, checkedUser } from "../names.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { print } from "../say.ts";

interface Arguments extends Account {
  readonly name: string;
}

export const rename: CommandModule<object, Arguments> = {
  command: "rename <name>",
  describe: "take another name; what you said stays yours",
  builder: yargs =>
    yargs
      .positional("name", { type: "string", demandOption: true, describe: "the new one" })
      .options(accountOptions),
  handler: finish(async ({ name: wanted, ...account }) => {
    const name = checkedUser(wanted);
    await connected(account, client => asked(client, "rename", { name }));
    // Last, when nothing writes there any more.
    await keepUnder(checkedAddress(account.server), checkedUser(account.user), name);
    print(`You are ${name} now: chat join --user ${name}`);
  }),
};
