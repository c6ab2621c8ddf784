import { reactWith } from "../deeds/react.ts";
import { written } from "../desk.ts";
import type { FoundEmoji } from "../emoji/emoji.ts";
import { emojiOffered, usedAlso } from "../emoji/offered.ts";
import { emptyDraft, insert, withText } from "../keys/edit.ts";
import type { Picker } from "../question.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";
import type { Picks } from "./picks.ts";

type EmojiPick = Picker & { readonly what: "emoji" };

/** An emoji is looked for, to be written where one writes. */
export function openEmoji(stage: Stage, typed = ""): void {
  const draft = withText(emptyDraft, typed);
  stage.change(view => asking(view, { what: "emoji", draft, at: 0, found: undefined }));
}

export function emojiPicks(stage: Stage, question: EmojiPick): Picks {
  const emoji = emojiOffered(question.draft.text, stage.view.get().usedEmoji);
  return {
    count: emoji.length,
    key: "emoji",
    numbered: true,
    pick: at => void use(stage, question, (emoji[at] as FoundEmoji).emoji),
  };
}

async function use(stage: Stage, { found }: EmojiPick, emoji: string): Promise<void> {
  stage.change(view => ({ ...view, usedEmoji: usedAlso(view.usedEmoji, emoji) }));
  if (!found) return stage.change(view => written(view, draft => insert(draft, emoji)));
  const said = await reactWith(stage.client, found.room, found.message, emoji);
  if (said) stage.say(said.text, said.error);
}
