import type { Context } from "../context.ts";
import type { Announced } from "../store/store.ts";

/** What follows from a committed change here: the room it is in tells those who are connected. */
export function announced(
  change: Announced,
  { rooms, presence, boards, clock }: Pick<Context, "rooms" | "presence" | "boards" | "clock">,
): void {
  if (change.kind === "board") return boards.deliver(rooms.get(change.room), change.event);
  if (change.kind !== "opened") {
    // Who comes is new to the others, and so is how they are shown.
    const comes =
      change.kind === "member" && change.member.state === "joined" && change.member.since === undefined;
    const profile = comes ? presence.find(change.member.user)?.profile : undefined;
    return rooms.get(change.room).deliver(change, clock.now(), profile);
  }
  const { room, summary } = rooms.meet(change.summary);
  const person = presence.find(change.user);
  if (!person) return;
  person.enter(room);
  person.send({ type: "joined", room: summary }, session => session.hears(room.id));
}
