import type { CommandModule } from "yargs";
import { titleOf } from "../../client/index.ts";
import { type Account, connected } from "../connect.ts";
import { Folding } from "../folding.ts";
import { directWith, joinedRoom } from "../goal.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { newNameLine, newNames } from "../new-names.ts";
import { accountOptions, jsonOption, roomOption, toOption } from "../options.ts";
import { columns, plainLine } from "../plain-line.ts";
import { finish } from "../program.ts";
import { failureExit } from "../refused.ts";
import { printJson, say } from "../say.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly to?: readonly string[] | undefined;
  readonly json: boolean;
}

export const tail: CommandModule<object, Arguments> = {
  command: "tail",
  describe: "print what is said in a room from now on, through every interruption",
  builder: yargs => yargs.options({ room: roomOption, to: toOption, json: jsonOption, ...accountOptions }),
  handler: finish(async ({ room: given, to, json, ...account }) => {
    const name = checkedRoom(given);
    const people = to && checkedUsers(to);
    return connected(account, async client => {
      const room = people ? await directWith(client, people) : await joinedRoom(client, name);
      say(`listening to ${titleOf(room)}`);
      let known = room.head;
      const changes = client.changes(room.room, known);
      const folding = new Folding(client, message => plainLine(message, columns()));
      for (;;) {
        const next = await changes.next();
        if (next.done) throw failureExit(next.value);
        const { messages, members, upTo } = next.value;
        if (json) {
          for (const message of messages) printJson(message);
          continue;
        }
        const rows = [...messages, ...newNames(client, room.room, members, known)];
        for (const row of rows.sort((one, other) => one.version - other.version)) {
          if ("seq" in row) folding.print(row);
          else folding.tell(newNameLine(row));
        }
        known = upTo;
      }
    });
  }),
};
