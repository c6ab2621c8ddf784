import type { CommandModule } from "yargs";
import { printableJson } from "../../protocol/index.ts";
import { type Account, connect, enterRoom, failureExit } from "../connect.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly json: boolean;
}

export const tail: CommandModule<object, Arguments> = {
  command: "tail",
  describe: "print what is said in a room from now on, through every interruption",
  builder: yargs => yargs.options({ room: roomOption, json: jsonOption, ...accountOptions }),
  handler: finish(async ({ room: given, json, ...account }) => {
    const name = checkedRoom(given);
    const client = await connect(account);
    const { room } = await enterRoom(client, name);
    process.stderr.write(`listening to #${room.name}\n`);
    const changes = client.changes(room.room, room.head);
    for (;;) {
      const next = await changes.next();
      if (next.done) throw failureExit(next.value);
      for (const message of next.value.messages) {
        process.stdout.write(json ? `${printableJson(message)}\n` : plainLine(message));
      }
    }
  }),
};
