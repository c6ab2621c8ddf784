import type { Context } from "../context.ts";
import type { Change, Opened } from "../store/store.ts";

/** What follows from a committed change here: the room it is in tells those who are connected. */
export function announced(
  change: Change | Opened,
  { rooms, presence, clock }: Pick<Context, "rooms" | "presence" | "clock">,
): void {
  if (change.kind !== "opened") return rooms.get(change.room).deliver(change, clock.now());
  const { room, summary } = rooms.meet(change.summary);
  const person = presence.find(change.user);
  if (!person) return;
  person.enter(room);
  for (const session of person.sessions) {
    if (session.hears(room.id)) session.send({ type: "joined", room: summary });
  }
}
