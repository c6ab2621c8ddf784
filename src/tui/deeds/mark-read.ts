import type { Found } from "../../protocol/index.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import type { List } from "../view.ts";

const elsewhere = failed("This is for what you have not read: Alt+I lists it.");

/** Its room is read up to here, and the next that is not comes in its place. */
export function markRead(found: Found, stage: Stage): Said {
  const { list } = stage.view.get();
  if (!list?.marks) return elsewhere;
  const before = list.listing.state.get().found;
  list.marks.mark(found);
  const left = list.listing.state.get().found;
  const at = before.findIndex(one => one.room === found.room && one.message.seq === found.message.seq);
  const next = before.slice(at).find(one => left.includes(one)) ?? left.at(-1);
  choose(stage, list, next);
  const count = before.length - left.length;
  return { text: `${count === 1 ? "1 message" : `${count} messages`} marked as read.`, error: false };
}

/** What was marked last is not read; for this no message has to be left to choose. */
export function undoRead(stage: Stage): Said {
  const { list } = stage.view.get();
  if (!list?.marks) return elsewhere;
  const undone = list.marks.undo();
  if (!undone) return { text: "Nothing is marked.", error: false };
  choose(stage, list, undone);
  return { text: "Not marked any more.", error: false };
}

function choose(stage: Stage, list: List, found: Found | undefined): void {
  const chosen = found && { room: found.room, seq: found.message.seq };
  stage.change(view => ({ ...view, list: view.list && { ...list, chosen } }));
}
