import type { CommandModule } from "yargs";
import { type Answer, limits, printableJson } from "../../protocol/index.ts";
import { type Account, asked, connected } from "../connect.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, jsonOption } from "../options.ts";
import { columns, foundLine } from "../plain-line.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly query: readonly string[];
  readonly room?: string | undefined;
  readonly limit: number;
  readonly json: boolean;
}

export const search: CommandModule<object, Arguments> = {
  command: "search <query..>",
  describe: "print the messages that hold all these words, the newest first",
  builder: yargs =>
    yargs
      .positional("query", {
        type: "string",
        array: true,
        demandOption: true,
        describe: `words, '"a phrase"', begin*, from:NAME, in:ROOM, has:link, before:DATE, after:DATE`,
      })
      .options({
        room: { type: "string", describe: "only in this room" },
        limit: { type: "number", default: 50, describe: "how many messages" },
        json: jsonOption,
        ...accountOptions,
      }),
  handler: finish(async ({ query, room, limit, json, ...account }) => {
    const words = [...query, ...(room === undefined ? [] : [`in:${checkedRoom(room)}`])].join(" ");
    await connected(account, async client => {
      const rooms = client.rooms.get();
      let left = limit;
      for (let before: number | undefined; left > 0; ) {
        const size = Math.min(limits.page, left);
        const from = before === undefined ? {} : { before };
        const page: Answer<"search"> = await asked(client, "search", { query: words, limit: size, ...from });
        for (const { room, message } of page.found) {
          const name = rooms.get(room)?.name ?? String(room);
          const line = json
            ? `${printableJson({ room: name, ...message })}\n`
            : foundLine(name, message, columns());
          process.stdout.write(line);
        }
        left -= page.found.length;
        before = page.next;
        if (before === undefined) return;
      }
    });
  }),
};
