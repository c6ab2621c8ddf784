import type { Outcome } from "./store/store.ts";

/** About how many bytes everybody in the room is told of a committed command, of those by which it can be much. */
export function bulkOf(outcome: Outcome): number {
  if ("refusal" in outcome) return 0;
  const { change, board } = outcome;
  if (change?.kind === "message") {
    const { text, picture } = change.message;
    return text.length + (picture?.pixels.length ?? 0);
  }
  // A place and its comma.
  return board?.event.type === "stroke" ? 4 * board.event.stroke.stroke.points.length : 0;
}
