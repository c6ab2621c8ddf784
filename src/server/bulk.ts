import { messageBytes } from "./message-bytes.ts";
import type { Outcome } from "./store/store.ts";

/** Of texts no longer than this, however many there are, sockets have their turn in time if only characters are counted. */
const short = 1_024;

/** About how many bytes everybody in the room is told of a committed command, of those by which it can be much. */
export function bulkOf(outcome: Outcome): number {
  if ("refusal" in outcome) return 0;
  const { change, board } = outcome;
  if (change?.kind === "message") {
    const { text, picture, reactions } = change.message;
    // Nearly all are this, and none of them is looked at.
    return text.length <= short && !picture && !reactions ? text.length : messageBytes(change.message);
  }
  // A place and its comma.
  return board?.event.type === "stroke" ? 4 * board.event.stroke.stroke.points.length : 0;
}
