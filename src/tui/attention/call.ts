import { type RoomState, unread } from "../../client/index.ts";
import { printableLine, type ServerEvent } from "../../protocol/index.ts";

/** Which messages of a room call for attention. */
export type Wanted = "all" | "mentions" | "none";

/** What is told to somebody who looks elsewhere. */
export interface Call {
  readonly title: string;
  readonly body: string;
}

/** What an event calls for, if it does: somebody else's new message, as far as its room is wanted. */
export function callOf(
  event: ServerEvent,
  me: number | undefined,
  room: RoomState | undefined,
  wanted: Wanted,
): Call | undefined {
  if (event.type !== "message" || !room || wanted === "none") return undefined;
  const { seq, version, user, name, text, mentions = [] } = event.message;
  // A change of an older message is no news.
  if (user === me || version !== seq) return undefined;
  const named = mentions.some(one => one === me || one === 0);
  if (wanted === "mentions" && !named) return undefined;
  return { title: `${printableLine(name)} in #${printableLine(room.name)}`, body: printableLine(text) };
}

/** What the window is called: how much is unread anywhere, and where one is. */
export function titleOf(rooms: Iterable<RoomState>, active: RoomState | undefined): string {
  let count = 0;
  for (const room of rooms) count += unread(room);
  const where = active ? `#${printableLine(active.name)}` : "Backchannel";
  return count === 0 ? where : `(${count > 999 ? "999+" : count}) ${where}`;
}
