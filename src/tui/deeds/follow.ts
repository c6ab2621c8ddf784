import type { Found } from "../../protocol/index.ts";
import type { Stage } from "../stage.ts";
import { thread } from "./thread.ts";

/** From a list to its place in the room; from there to its thread. */
export async function follow(found: Found, stage: Stage): Promise<undefined> {
  if (stage.view.get().list) await stage.goTo({ room: found.room, seq: found.message.seq });
  else await thread(found, stage);
}
