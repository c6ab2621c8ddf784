import type { CommandModule } from "yargs";
import type { Client, Manner } from "../../client/index.ts";
import { limits, utf8Length } from "../../protocol/index.ts";
import { type Account, connected, directWith, enterRoom, failureExit, refusal } from "../connect.ts";
import { withMessage } from "../links.ts";
import { checkedRoom, checkedUsers } from "../names.ts";
import { accountOptions, roomOption, toOption } from "../options.ts";
import { finish } from "../program.ts";
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
      reply: { type: "string", describe: "the message it answers, as #room/123" },
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

/** A long text as several messages, cut between lines where that is possible. */
export function inParts(text: string): string[] {
  const parts: string[] = [];
  let part = "";
  for (const line of text.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (part !== "" && utf8Length(part) + utf8Length(line) > limits.textBytes) {
      parts.push(part);
      part = "";
    }
    part += line;
    while (utf8Length(part) > limits.textBytes) {
      const cut = fitting(part);
      parts.push(part.slice(0, cut));
      part = part.slice(cut);
    }
  }
  parts.push(part);
  return parts.map(one => one.replace(/\n+$/, "")).filter(one => one.trim() !== "");
}

/** How much of a line that is too long fits into one message, without cutting a character in two. */
function fitting(line: string): number {
  let cut = Math.floor(limits.textBytes / 3);
  if (/[\ud800-\udbff]/.test(line[cut - 1] ?? "")) cut -= 1;
  return cut;
}
