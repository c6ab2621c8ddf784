import { type Client, isFailure } from "../../client/index.ts";
import { emojiOf, errors, type Found, type Message } from "../../protocol/index.ts";
import { emojiNamed } from "../emoji/emoji.ts";
import { emptyDraft } from "../keys/edit.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";

export function react(found: Found, stage: Stage): Said {
  if (found.message.deleted) return failed(errors.deleted.message);
  stage.change(view => asking(view, { what: "emoji", found, draft: emptyDraft, at: 0 }));
  return undefined;
}

/** Puts an emoji to a message, given as itself or by its name; one that one has put there is taken away. */
export async function reactWith(client: Client, room: number, message: Message, text: string): Promise<Said> {
  const emoji = emojiNamed(text.replace(/^:|:$/g, "").toLowerCase()) ?? emojiOf(text);
  if (emoji === undefined) return failed(errors.bad_emoji.message);
  const me = client.me.get()?.user ?? 0;
  const on = !message.reactions?.some(one => one.emoji === emoji && one.users.includes(me));
  const outcome = await client.request("react", { room, seq: message.seq, emoji, on });
  return isFailure(outcome) ? failed(outcome.message) : undefined;
}
