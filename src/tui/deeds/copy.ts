import { type Found, permalink } from "../../protocol/index.ts";
import { withDraft } from "../desk.ts";
import { withCut } from "../keys/edit.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";

export function copyText({ message }: Found, stage: Stage): Said {
  return message.text === "" ? failed("There is no text to copy.") : copied(message.text, "Copied", stage);
}

/** Its address, for people on other programs; who is on this one reads the short form. */
export function copyLink({ room, message }: Found, stage: Stage): Said {
  const known = stage.client.rooms.get().get(room);
  if (!known) return failed("You are not in this room any more.");
  if (known.direct) return failed("A conversation of some people has no address.");
  const place = { room: known.name, seq: message.seq };
  const whole = permalink({ address: stage.client.address, ...place });
  return copied(whole, `Copied the address of ${permalink(place)}`, stage);
}

/** Into the clipboard, and where Ctrl+Y takes it from in any case: whether a terminal obeys, it does not say. */
export function copied(text: string, done: string, stage: Stage): Said {
  stage.change(view => withDraft(view, draft => withCut(draft, text)));
  const why = stage.acts.copy(text);
  return why ? failed(`${why} Ctrl+Y puts it into the line.`) : { text: `${done}.`, error: false };
}
