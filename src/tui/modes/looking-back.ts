import type { Message } from "../../protocol/index.ts";
import { deskOf, editing, recall, unaimed, withDraft } from "../desk.ts";
import { type Draft, moveLine } from "../keys/edit.ts";
import type { Stage } from "../stage.ts";

/** A line up; from the first one, back in what was said: the last message is edited, before it are copies. */
export function up(stage: Stage): void {
  const { draft, recalled, aim } = deskOf(stage.view.get());
  const moved = moveLine(draft, "up");
  if (moved) return stage.change(view => withDraft(view, () => moved));
  if (isAsItWas(stage)) {
    // One looks further back: the message itself was sent last, mostly.
    stage.change(view => {
      const back = recall(unaimed(view), 1);
      return deskOf(back).draft.text === draft.text ? recall(back, 1) : back;
    });
    return;
  }
  const own = draft.text === "" && !recalled && !aim ? lastOwn(stage) : undefined;
  if (own) stage.change(view => editing(view, own));
  else lookBack(stage, 1);
}

/** A line down; from the last one, forth again. */
export function down(stage: Stage): void {
  const moved = moveLine(draftOf(stage), "down");
  if (moved) stage.change(view => withDraft(view, () => moved));
  else if (isAsItWas(stage)) stage.change(unaimed);
  else lookBack(stage, -1);
}

export function lookBack(stage: Stage, step: 1 | -1): void {
  stage.change(view => recall(deskOf(view).aim?.what === "edit" ? unaimed(view) : view, step));
}

function draftOf(stage: Stage): Draft {
  return deskOf(stage.view.get()).draft;
}

/** Whether a message is being edited, and nothing of it has been. */
function isAsItWas(stage: Stage): boolean {
  const { aim, draft } = deskOf(stage.view.get());
  return aim?.what === "edit" && draft.text === aim.message.text;
}

/** What one said last here, if it is stored and in sight: what is edited is to be seen. */
function lastOwn(stage: Stage): Message | undefined {
  const { client } = stage;
  const room = stage.room()?.room;
  const me = client.me.get()?.user;
  if (room === undefined || client.waiting.get().some(waiting => waiting.room === room)) return undefined;
  const { messages } = client.room(room).timeline.get();
  const own = messages.findLast(({ user, deleted }) => user === me && !deleted);
  return own && stage.inSight(own.seq) ? own : undefined;
}
