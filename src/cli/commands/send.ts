import type { CommandModule } from "yargs";
import type { Client, Manner } from "../../client/index.ts";
import { type Account, connected, refusal } from "../connect.ts";
import { directWith, enterRoom } from "../goal.ts";
import { inParts } from "../in-parts.ts";
import { withMessage } from "../links.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { accountOptions, roomOption, toOption } from "../options.ts";
import { finish } from "../program.ts";
import { failureExit } from "../refused.ts";
import { givenWords } from "../words.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly reply?: string | undefined;
  readonly me: boolean;
  readonly to?: readonly string[] | undefined;
  readonly text?: readonly string[] | undefined;
}

export const send: CommandModule<object, Arguments> = {
  command: "send [text..]",
  describe: "say something and leave; without TEXT, what comes on standard input",
  builder: yargs =>
    yargs.positional("text", { type: "string", array: true, describe: "what to say" }).options({
      room: roomOption,
      to: toOption,
      reply: {
        type: "string",
        conflicts: ["room", "to"],
        describe: "the message it answers, as #room/123",
      },
      me: { type: "boolean", default: false, describe: "say what you do: * alice waves" },
      ...accountOptions,
    }),
  handler: finish(async ({ room: given, to, text, reply, me, ...account }) => {
    const parts = inParts(await givenWords(text));
    const manner: Manner = me ? { action: true } : {};
    if (reply !== undefined) {
      return withMessage(account, reply, (client, { room, seq }) =>
        sendAll(client, room, parts, { ...manner, reply: seq }),
      );
    }
    const name = checkedRoom(given);
    const people = to && checkedUsers(to);
    return connected(account, async client => {
      const room = people ? await directWith(client, people) : (await enterRoom(client, name)).room;
      await sendAll(client, room.room, parts, manner);
    });
  }),
};

/** Says these one after the other, each once the server has the one before. */
export async function sendAll(
  client: Client,
  room: number,
  parts: readonly string[],
  manner: Manner,
): Promise<void> {
  for (const part of parts) {
    const refused = await refusal(client, await client.send(room, part, manner));
    if (refused) throw failureExit(refused);
  }
}
