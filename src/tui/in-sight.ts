import type { Client } from "../client/index.ts";
import { deskOf } from "./desk.ts";
import { seesConversation } from "./shown.ts";
import type { View } from "./view.ts";

/** Whether what is said in a room now is in sight of somebody who looks at it. */
export function isInSight(view: View, room: number | undefined): boolean {
  const here = room !== undefined && view.active === room;
  return here && view.focused && seesConversation(view) && !deskOf(view).anchor;
}

/** What is in sight of somebody who looks at it is read. */
export function markRead(client: Client, view: View): void {
  const { active } = view;
  if (active === undefined || !isInSight(view, active)) return;
  const { atEnd, messages } = client.room(active).timeline.get();
  const last = messages.at(-1);
  if (atEnd && last) client.read(active, last);
}
