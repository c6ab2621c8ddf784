import { thread as threadOf } from "../../client/index.ts";
import type { Found } from "../../protocol/index.ts";
import type { Stage } from "../stage.ts";

/** The thread that it is in, or that would begin with it. */
export async function thread({ room, message }: Found, stage: Stage): Promise<undefined> {
  const seq = message.thread ?? message.seq;
  // One answers in the room that one is in.
  if (stage.view.get().active !== room && !(await stage.goTo({ room, seq }))) return undefined;
  stage.open("Thread", threadOf(room, seq), { room, seq });
}
