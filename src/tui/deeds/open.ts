import { type Found, parsePermalink } from "../../protocol/index.ts";
import { failed, type Said } from "../commands/command.ts";
import type { Stage } from "../stage.ts";

const link = /(?:https?|wss?):\/\/[^\s<>"'`]+|(?<![\p{L}\p{N}/#])#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*\/\d+/gu;
/** A sentence ends with these, and an address hardly ever. */
const punctuation = /[.,;:!?)\]}*_]+$/;

/** Follows its first link: to a message, or to the web; without one, it goes to what it answers. */
export async function open({ room, message }: Found, stage: Stage): Promise<Said> {
  const [first] = linksIn(message.text);
  if (first === undefined) {
    if (!message.reply) return failed("There is no link in it, and it answers nothing.");
    await stage.goTo({ room, seq: message.reply.seq });
    return undefined;
  }
  const place = parsePermalink(first);
  if (place && (place.address === undefined || place.address === stage.client.address)) {
    const known = [...stage.client.rooms.get().values()].find(({ name }) => name === place.room);
    if (!known) return failed(`You are not in #${place.room}: /join ${place.room}`);
    if (place.seq === undefined) stage.show(known.room);
    else await stage.goTo({ room: known.room, seq: place.seq });
    return undefined;
  }
  if (!first.startsWith("http")) return failed(`This is on another server: chat join ${first}`);
  const why = stage.acts.browse(first);
  return why ? failed(why) : { text: `Opened ${first}`, error: false };
}

export function linksIn(text: string): string[] {
  return [...text.matchAll(link)].map(([found]) => found.replace(punctuation, ""));
}
