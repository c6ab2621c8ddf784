import type { Found } from "../../protocol/index.ts";
import type { Stage } from "../stage.ts";

/**
 * Begins to write about a message, in its room; in a thread one is there already. Where there is no way to go it is done
 * at once: the next keys, which may be here already, are text.
 */
export function inItsRoom(
  { room, message }: Found,
  stage: Stage,
  begin: () => void,
): Promise<undefined> | undefined {
  const { list, active } = stage.view.get();
  const write = () => {
    stage.stopChoosing();
    begin();
  };
  if (active === room && (!list || list.thread?.room === room)) {
    write();
    return undefined;
  }
  return stage.goTo({ room, seq: message.seq }).then(isChosen => {
    const now = stage.view.get();
    // What was typed on meanwhile is part of it.
    if (isChosen || (now.active === room && now.keys === "writing" && !now.question)) write();
    return undefined;
  });
}
