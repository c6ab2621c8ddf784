import { deskOf } from "./desk.ts";
import type { Action } from "./keys/table.ts";
import type { PaneName } from "./layout.ts";
import { isPicker } from "./question.ts";
import { wantedIn } from "./room-order.ts";
import { allPanes } from "./scene.ts";
import { type View, writtenNow } from "./view.ts";
import { writingHint } from "./writing-hint.ts";

/** What a key is called does not change. */
const unnamed = (action: Action) => action;

/** Which panes show something of what has changed in the view. */
export function stalePanes(before: View, now: View): PaneName[] {
  if (before.active !== now.active) return [...allPanes];
  const panes: PaneName[] = [];
  const desk = deskOf(now);
  const old = deskOf(before);
  if (wantedIn(desk.draft.text) !== wantedIn(old.draft.text)) panes.push("rooms");
  if (writtenNow(now) !== writtenNow(before)) {
    panes.push("composer");
    if (writingHint(now, unnamed) !== writingHint(before, unnamed)) panes.push("status");
  }
  // What was sent in earlier runs comes from the disk while one may be searching in it.
  if (desk.sent !== old.sent && now.question?.what === "sent") panes.push("status");
  if (now.vi !== before.vi) panes.push("composer", "status");
  if (desk.aim !== old.aim || now.question !== before.question) panes.push("status");
  if (now.question !== before.question && [now, before].some(isAskedInPane)) panes.push("messages");
  if (now.keys !== before.keys) panes.push("status");
  if (
    now.chosen !== before.chosen ||
    now.list !== before.list ||
    now.info !== before.info ||
    now.picture !== before.picture ||
    now.log !== before.log ||
    now.drawing !== before.drawing ||
    now.hints !== before.hints ||
    now.revealed !== before.revealed
  ) {
    panes.push("messages", "status");
  }
  if (desk.anchor !== old.anchor) panes.push("messages", "status");
  if (now.help !== before.help) panes.push("messages", "status");
  if (now.scrolled.rooms !== before.scrolled.rooms) panes.push("rooms");
  if (now.scrolled.members !== before.scrolled.members) panes.push("members");
  if (now.folds !== before.folds) panes.push("title");
  if (now.themes !== before.themes) panes.push("themes", "status");
  // They are in the place of the people, whose number is in the title then.
  if (!now.themes !== !before.themes) panes.push("title");
  if (now.notice !== before.notice) panes.push("status");
  return panes;
}

/** Whether what is asked is seen in the place of the messages, too. */
function isAskedInPane({ question }: View): boolean {
  return isPicker(question) || question?.what === "frames";
}
