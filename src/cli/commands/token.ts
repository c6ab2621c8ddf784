import type { CommandModule } from "yargs";
import type { Ability } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { inDays } from "../dates.ts";
import { checkedRoom, checkedUser } from "../names.ts";
import { daysOption } from "../number.ts";
import { accountOptions } from "../options.ts";
import { finish } from "../program.ts";
import { print, say } from "../say.ts";

interface Creating extends Account {
  readonly name: string;
  readonly room?: readonly string[] | undefined;
  readonly can: readonly Ability[];
  readonly days?: number | undefined;
}

const create: CommandModule<object, Creating> = {
  command: "create",
  describe: "print a token for a script or bot of yours: it is shown this once",
  builder: yargs =>
    yargs
      .options({
        name: { type: "string", demandOption: true, describe: "the bot's name, under which it speaks" },
        room: { type: "string", array: true, describe: "only for these rooms" },
        can: {
          choices: ["send", "read"] as const,
          array: true,
          default: ["send"] as const,
          describe: "what it may do",
        },
        days: { ...daysOption, describe: "ends by itself after so many days" },
        ...accountOptions,
      })
      .example("$0 token create --name ci --room ops --can send", "for make test | chat send"),
  handler: finish(async ({ name, room, can, days, ...account }) => {
    const bot = checkedUser(name);
    const rooms = room?.map(checkedRoom);
    await connected(account, async client => {
      const { token } = await asked(client, "createToken", {
        name: bot,
        can: [...can],
        ...(rooms ? { rooms } : {}),
        ...(days === undefined ? {} : { expiresAt: inDays(days) }),
      });
      print(token);
      say("Keep it secret, and give it to the script as BACKCHANNEL_TOKEN. To end it: chat devices");
    });
  }),
};

export const token: CommandModule = {
  command: "token",
  describe: "tokens for scripts and bots",
  builder: yargs => yargs.command(create).demandCommand(1, "Say what to do: chat token create"),
  handler: () => {},
};
