import type { CommandModule } from "yargs";
import { type Account, asked } from "../connect.ts";
import { withMessage } from "../links.ts";
import { ListPrinter } from "../list-printer.ts";
import { accountOptions, jsonOption, linkPositional } from "../options.ts";
import { behind, inPages } from "../pages.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly message: string;
  readonly json: boolean;
}

export const thread: CommandModule<object, Arguments> = {
  command: "thread <message>",
  describe: "print the thread that a message is in, or begins",
  builder: yargs =>
    yargs.positional("message", linkPositional).options({ json: jsonOption, ...accountOptions }),
  handler: finish(({ message: link, json, ...account }) =>
    withMessage(account, link, async (client, { room, seq: given }) => {
      const { message } = await asked(client, "info", { room, seq: given });
      const seq = message.thread ?? given;
      const printer = new ListPrinter(client, json);
      const pages = inPages({ after: 0 }, async (place, limit) => {
        const { messages, more } = await asked(client, "thread", { room, seq, limit, ...place });
        return behind({ items: messages, more }, last => ({ after: last.seq }));
      });
      for await (const messages of pages) printer.print(room, messages);
      printer.end();
    }),
  ),
};
