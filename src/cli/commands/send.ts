import { text as readAll } from "node:stream/consumers";
import type { CommandModule } from "yargs";
import { limits, utf8Length } from "../../protocol/index.ts";
import { type Account, connected, enterRoom, failureExit } from "../connect.ts";
import { Exit, exit } from "../exit.ts";
import { checkedRoom } from "../names.ts";
import { accountOptions, roomOption } from "../options.ts";
import { finish } from "../program.ts";

interface Arguments extends Account {
  readonly room: string;
  readonly text?: readonly string[] | undefined;
}

export const send: CommandModule<object, Arguments> = {
  command: "send [text..]",
  describe: "say something and leave; without TEXT, what comes on standard input",
  builder: yargs =>
    yargs
      .positional("text", { type: "string", array: true, describe: "what to say" })
      .options({ room: roomOption, ...accountOptions }),
  handler: finish(async ({ room: given, text, ...account }) => {
    const name = checkedRoom(given);
    const words = text && text.length > 0 ? text.join(" ") : await standardInput();
    const parts = inParts(words.toWellFormed().replace(/\s+$/, ""));
    if (parts.length === 0)
      throw new Exit(exit.usage, "There is nothing to say. Give a text, or pipe one in.");
    await connected(account, async client => {
      const { room } = await enterRoom(client, name);
      for (const part of parts) {
        const cid = await client.send(room.room, part);
        const outcome = await client.outcome(cid);
        if (outcome !== "discarded" && "refused" in outcome) {
          await client.discard(cid);
          throw failureExit(outcome.refused);
        }
      }
    });
  }),
};

async function standardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new Exit(exit.usage, "Say what to send: chat send TEXT, or pipe it in.");
  return readAll(process.stdin);
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
