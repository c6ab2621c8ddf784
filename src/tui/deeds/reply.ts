import { errors, type Found } from "../../protocol/index.ts";
import { failed } from "../commands/command.ts";
import type { Stage } from "../stage.ts";
import { replyTo } from "../view.ts";
import { inItsRoom } from "./in-its-room.ts";
import type { Deed } from "./table.ts";

/** What is written next answers it. */
export function reply(found: Found, stage: Stage): ReturnType<Deed> {
  const { list } = stage.view.get();
  const inThread = list?.thread ? list.listing.state.get().found : [];
  // A thread goes on, whatever became of its messages.
  const answered = [found, ...inThread.toReversed()].find(({ message }) => !message.deleted);
  if (!answered) return failed(errors.deleted.message);
  return inItsRoom(found, stage, () => stage.change(view => replyTo(view, answered.message)));
}
