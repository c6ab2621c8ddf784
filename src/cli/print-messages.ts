import type { Client } from "../client/index.ts";
import type { Message } from "../protocol/index.ts";
import { linkTo } from "./links.ts";
import { columns, plainLine } from "./plain-line.ts";
import { printJson } from "./say.ts";

/** Prints messages of a room, each with the link that names it to other commands. */
export function printMessages(
  client: Client,
  room: number,
  messages: readonly Message[],
  json: boolean,
): void {
  for (const message of messages) {
    const link = linkTo(client, { room, seq: message.seq });
    if (json) printJson({ ...message, link });
    else process.stdout.write(plainLine(message, columns(), link));
  }
}
