import type { CommandModule } from "yargs";
import { printableJson } from "../../protocol/index.ts";
import { type Account, connected, failureExit, joinedRoom } from "../connect.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, jsonOption, roomOption } from "../options.ts";
import { columns, plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";
import { say } from "../say.ts";

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
    return connected(account, async client => {
      const room = await joinedRoom(client, name);
      say(`listening to #${room.name}`);
      const changes = client.changes(room.room, room.head);
      for (;;) {
        const next = await changes.next();
        if (next.done) throw failureExit(next.value);
        for (const message of next.value.messages) {
          process.stdout.write(json ? `${printableJson(message)}\n` : plainLine(message, columns()));
        }
      }
    });
  }),
};
