import {
  disturbs,
  keywordPattern,
  noPreferences,
  type RoomState,
  titleOf as titleOfRoom,
  unread,
} from "../../client/index.ts";
import { inWords, type Preferences, printableLine, type ServerEvent } from "../../protocol/index.ts";
import { withoutSpoilers } from "../text/in-one-line.ts";

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
  { ignored, keywords }: Pick<Preferences, "ignored" | "keywords"> = noPreferences,
): Call | undefined {
  if (event.type !== "message" || !room || wanted === "none" || room.notify === "none") return undefined;
  const { seq, version, user, name, text, picture, mentions = [] } = event.message;
  // A change of an older message is no news.
  if (user === me || version !== seq || ignored.some(one => one.user === user)) return undefined;
  // What is said to a few is said to each of them.
  const named =
    Boolean(room.direct) || mentions.some(one => one === me || one === 0) || holds(text, keywords);
  if ((wanted === "mentions" || room.notify === "mentions") && !named) return undefined;
  return {
    title: `${printableLine(name)} in ${printableLine(titleOfRoom(room))}`,
    body: printableLine(inWords({ text: withoutSpoilers(text), picture })),
  };
}

export function holds(text: string, keywords: readonly string[]): boolean {
  const pattern = keywordPattern(keywords);
  // Not by `test`, which goes on from where it found something in another text.
  return pattern !== undefined && text.search(pattern) >= 0;
}

/** What the window is called: how much is unread anywhere, and where one is. */
export function titleOf(rooms: Iterable<RoomState>, active: RoomState | undefined): string {
  let count = 0;
  for (const room of rooms) if (disturbs(room)) count += unread(room);
  const where = active ? printableLine(titleOfRoom(active)) : "Backchannel";
  return count === 0 ? where : `(${count > 999 ? "999+" : count}) ${where}`;
}
