import type { CommandModule } from "yargs";
import { isFailure } from "../../client/index.ts";
import { limits, type Message, printableJson } from "../../protocol/index.ts";
import { type Account, connect, enterRoom, failureExit } from "../connect.ts";
import { exit } from "../exit.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { columns, plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly limit: number;
  readonly json: boolean;
}

export const history: CommandModule<object, Arguments> = {
  command: "history",
  describe: "print the last messages of a room",
  builder: yargs =>
    yargs.options({
      room: roomOption,
      limit: { type: "number", default: 50, describe: "how many messages" },
      json: jsonOption,
      ...accountOptions,
    }),
  handler: finish(async ({ room: given, limit, json, ...account }) => {
    const name = checkedRoom(given);
    const client = await connect(account);
    try {
      const { room } = await enterRoom(client, name);
      let messages: Message[] = [];
      for (let start = false; !start && messages.length < limit; ) {
        const before = messages[0] ? { before: messages[0].seq } : {};
        const size = Math.min(limits.page, limit - messages.length);
        const page = await client.request("history", { room: room.room, limit: size, ...before });
        if (isFailure(page)) throw failureExit(page);
        messages = [...page.messages, ...messages];
        start = page.start;
      }
      for (const message of messages) {
        process.stdout.write(json ? `${printableJson(message)}\n` : plainLine(message, columns()));
      }
    } finally {
      await client.stop();
    }
    return exit.done;
  }),
};
