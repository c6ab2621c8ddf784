import type { Client } from "../client/index.ts";
import type { RoomDesk } from "./desk.ts";
import { answerKept } from "./kept-answer.ts";
import type { View } from "./view.ts";

/** Has the client keep what has changed of what is being written. */
export function keepDrafts(client: Pick<Client, "keepDraft">, was: View, is: View): void {
  const [before, now] = [left(was), left(is)];
  if (before.rooms === now.rooms) return;
  for (const [room, desk] of now.rooms) {
    const old = before.rooms.get(room);
    if (old === desk) continue;
    const text = keptText(desk);
    if (text !== (old ? keptText(old) : "")) client.keepDraft(room, text);
  }
  for (const [room, desk] of before.rooms) {
    if (!now.rooms.has(room) && keptText(desk) !== "") client.keepDraft(room, "");
  }
}

/** As it would be if one put away what is asked. */
function left(view: View): View {
  return answerKept(view, { ...view, question: undefined });
}

/** Of one's own text and a changed one of a message or of what was sent before, the former: the latter is somewhere else, too. */
export function keptText({ draft, aim, recalled, sent }: RoomDesk): string {
  if (aim?.what === "edit") {
    if (aim.kept.text !== "") return aim.kept.text;
    return draft.text === aim.message.text ? "" : draft.text;
  }
  if (!recalled || draft.text !== sent.at(-recalled.back)) return draft.text;
  return recalled.draft;
}
