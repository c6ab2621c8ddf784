import type { CommandModule } from "yargs";
import type { Message } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { Folding } from "../folding.ts";
import { directWith, joinedRoom } from "../goal.ts";
import { linkTo } from "../links.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { limitOption } from "../number.ts";
import { accountOptions, jsonOption, roomOption, toOption } from "../options.ts";
import { inPages, newest } from "../pages.ts";
import { columns, plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";
import { printJson } from "../say.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly to?: readonly string[] | undefined;
  readonly limit: number;
  readonly json: boolean;
  readonly links: boolean;
}

export const history: CommandModule<object, Arguments> = {
  command: "history",
  describe: "print the last messages of a room",
  builder: yargs =>
    yargs.options({
      room: roomOption,
      to: toOption,
      limit: limitOption,
      json: jsonOption,
      links: { type: "boolean", default: false, describe: "each message behind its link, as #room/123" },
      ...accountOptions,
    }),
  handler: finish(async ({ room: given, to, limit: most, json, links, ...account }) => {
    const name = checkedRoom(given);
    const people = to && checkedUsers(to);
    await connected(account, async client => {
      const { room } = people ? await directWith(client, people) : await joinedRoom(client, name);
      let messages: Message[] = [];
      const pages = inPages(
        newest,
        async (place, limit) => {
          const page = await asked(client, "history", { room, limit, ...place });
          const [oldest] = page.messages;
          return { items: page.messages, next: page.start ? undefined : { before: oldest?.seq ?? 0 } };
        },
        most,
      );
      for await (const page of pages) messages = [...page, ...messages];
      const linkOf = ({ seq }: Message) => (links ? linkTo(client, { room, seq }) : undefined);
      const folding = new Folding(client, message => plainLine(message, columns(), linkOf(message)));
      for (const message of messages) {
        if (json) printJson(message);
        else folding.print(message);
      }
      folding.end();
    });
  }),
};
