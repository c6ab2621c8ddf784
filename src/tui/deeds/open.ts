import { type Found, type Picture, parsePermalink, pixelsOf } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { withoutAtEnd } from "../text/at-end.ts";

const links = /(?:https?|wss?):\/\/[^\s<>"'`]+|(?<![\p{L}\p{N}/#])#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*\/\d+/gu;
/** A sentence ends with these, and an address hardly ever. */
const punctuation = ".,;:!?)]}*_";

/** Shows its picture; or follows its first link, to a message or to the web; without one, it goes to what it answers. */
export async function open({ room, message }: Found, stage: Stage): Promise<Said> {
  if (message.picture) return show(message.picture, stage);
  const [first] = linksIn(message.text);
  if (first === undefined) {
    if (!message.reply) return failed("There is no picture and no link in it, and it answers nothing.");
    await stage.goTo({ room, seq: message.reply.seq });
    return undefined;
  }
  return openLink(first, stage);
}

function show(picture: Picture, stage: Stage): Said {
  if (!pixelsOf(picture)) return failed("This picture cannot be shown.");
  stage.change(view => ({ ...view, picture: { picture, fine: false }, help: undefined }));
  return undefined;
}

/** Goes where a link leads: to a message of this server, or to a page of the web. */
export async function openLink(link: string, stage: Stage): Promise<Said> {
  const place = parsePermalink(link);
  if (place && (place.address === undefined || place.address === stage.client.address)) {
    const known = [...stage.client.rooms.get().values()].find(({ name }) => name === place.room);
    if (!known) return failed(`You are not in #${place.room}: /join ${place.room}`);
    if (place.seq === undefined) stage.show(known.room);
    else await stage.goTo({ room: known.room, seq: place.seq });
    return undefined;
  }
  if (!link.startsWith("http")) return failed(`This is on another server: chat join ${link}`);
  const why = stage.acts.browse(link);
  return why ? failed(why) : { text: `Opened ${link}`, error: false };
}

export function linksIn(text: string): string[] {
  return [...text.matchAll(links)].map(([found]) => withoutAtEnd(found, punctuation));
}
