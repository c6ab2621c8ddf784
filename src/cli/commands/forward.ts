import type { CommandModule } from "yargs";
import { isFailure } from "../../client/index.ts";
import type { Account } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { directWith, joinedRoom } from "../goal.ts";
import { withMessage } from "../links.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { accountOptions, linkPositional, toOption } from "../options.ts";
import { finish } from "../program.ts";
import { failureExit } from "../refused.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly room?: string | undefined;
  readonly to?: readonly string[] | undefined;
}

export const forward: CommandModule<object, Arguments> = {
  command: "forward <message> [room]",
  describe: "pass a message on to another room",
  builder: yargs =>
    yargs
      .positional("message", linkPositional)
      .positional("room", { type: "string", describe: "to which room" })
      .options({ to: toOption, ...accountOptions }),
  handler: finish(async ({ message, room: given, to, ...account }) => {
    if (given === undefined && to === undefined) {
      throw new Exit(exit.usage, "Say where to: chat forward '#room/123' ROOM, or with --to NAME.");
    }
    const name = given === undefined ? "" : checkedRoom(given);
    const people = to && checkedUsers(to);
    await withMessage(account, message, async (client, from) => {
      // A room is not made by a slip: what is passed on would be told to whoever comes there.
      const { room } = people ? await directWith(client, people) : await joinedRoom(client, name);
      const outcome = await client.forward(from, room);
      if (isFailure(outcome)) throw failureExit(outcome);
    });
  }),
};
