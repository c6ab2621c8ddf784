import { refuse } from "../../../protocol/errors.ts";
import type { Refusal } from "../../../protocol/index.ts";
import { mayInRoom } from "../rights.ts";
import { lasts, sentence } from "../sanction.ts";
import type { Membership } from "./membership.ts";
import type { Counters } from "./writer-memory.ts";

/** Why somebody who is in a room may write nothing there now, if that is so. */
export function silenced(
  counter: Pick<Counters, "archived" | "readOnly">,
  member: Membership,
  at: number,
): Refusal | undefined {
  if (counter.archived) return refuse("archived");
  if (member.barred) return refuse("not_reachable");
  if (member.mute !== null && lasts(member.mutedUntil, at)) {
    const { mutedUntil: until, mutedFor: reason } = member;
    return refuse("muted", sentence("You are muted in this room", until, reason ?? ""));
  }
  if (counter.readOnly && !mayInRoom(member, "speakInReadOnly")) return refuse("read_only");
  return mayInRoom(member, "speak") ? undefined : refuse("not_allowed");
}
