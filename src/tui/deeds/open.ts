import { type Found, type Picture, parsePermalink, pixelsOf } from "../../protocol/index.ts";
import { goToLinked } from "../linked-place.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { addressOf } from "../text/address.ts";
import { withoutAtEnd } from "../text/at-end.ts";

const links =
  /(?:(?:https?|wss?):\/\/|(?<![\p{L}\p{N}])mailto:)[^\s<>"'`]+|(?<![\p{L}\p{N}/#])#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*\/\d+/gu;
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

/** Goes where a link leads: to a message of this server, to a page of the web, or to a letter to somebody. */
export async function openLink(link: string, stage: Stage): Promise<Said> {
  const place = parsePermalink(link);
  if (place) return goToLinked(place, link, stage);
  if (/^wss?:/.test(link)) return failed(`This is on another server: chat join ${link}`);
  const url = link.startsWith("mailto:") ? letterTo(link) : link;
  if (url === undefined) return failed("This is no address for mail.");
  const why = stage.acts.browse(url);
  return why ? failed(why) : { text: `Opened ${url}`, error: false };
}

/** Only whom it is to: programs for mail attach the files that the rest of an address names. */
function letterTo(link: string): string | undefined {
  const address = addressOf(link);
  return address && `mailto:${address.host}`;
}

export function linksIn(text: string): string[] {
  return [...text.matchAll(links)].map(([found]) => withoutAtEnd(found, punctuation));
}
