import { errors, type Found } from "../../protocol/index.ts";
import { replyTo } from "../desk.ts";
import { emptyDraft, withText } from "../keys/edit.ts";
import { failed, type Said } from "../said.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";
import { inItsRoom } from "./in-its-room.ts";
import { markRead } from "./mark-read.ts";
import type { Deed } from "./table.ts";

/** Among what is not read one answers without going there. */
function askForAnswer({ room, message }: Found, stage: Stage, written = ""): undefined {
  const place = { room, seq: message.seq };
  const draft = withText(emptyDraft, written);
  stage.change(view => asking(view, { what: "answer", place, message, draft }));
  return undefined;
}

/** Says it in the room of the message, which is read up to there. */
export async function answer(stage: Stage, found: Found, text: string): Promise<Said> {
  const { room, message } = found;
  try {
    await stage.client.send(room, text, { reply: message.seq });
  } catch (error) {
    // What was written is not lost.
    askForAnswer(found, stage, text);
    return failed(`This could not be kept on disk: ${(error as Error).message}`);
  }
  markRead(found, stage);
  return { text: `You answered ${message.name}.`, error: false };
}

/** What is written next answers it. */
export function reply(found: Found, stage: Stage): ReturnType<Deed> {
  const { list } = stage.view.get();
  if (list?.marks && !found.message.deleted) return askForAnswer(found, stage);
  const inThread = list?.thread ? list.listing.state.get().found : [];
  // A thread goes on, whatever became of its messages.
  const answered = [found, ...inThread.toReversed()].find(({ message }) => !message.deleted);
  if (!answered) return failed(errors.deleted.message);
  return inItsRoom(found, stage, () => stage.change(view => replyTo(view, answered.message)));
}
