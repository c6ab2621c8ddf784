import type { RoomState, Timeline } from "../client/index.ts";
import type { MessagePlace } from "./message-place.ts";

/** Where one's eyes are; without a seq, behind all that was said in the room. */
export interface Standpoint {
  readonly room: number | undefined;
  readonly seq?: number | undefined;
}

/**
 * The next message that names one, or the last before: in the order of the rooms, and around. Of the room one is in those
 * count as well that one has read, as far as they are loaded: they are read as soon as they are seen.
 */
export function nextCall(
  rooms: readonly RoomState[],
  at: Standpoint,
  loaded: readonly number[],
  by: 1 | -1,
): MessagePlace | undefined {
  const here = rooms.findIndex(({ room }) => room === at.room);
  const seq = at.seq ?? Infinity;
  const isBehind = (place: number, other: number) => place > here || (place === here && other > seq);
  const isHere = (place: number, other: number) => place === here && other === seq;
  const calls = rooms.flatMap((room, place) => {
    const unread = room.notify === "none" ? [] : (room.mentions ?? []);
    const seqs = place === here ? new Set([...unread, ...loaded]) : unread;
    return [...seqs]
      .sort((one, other) => one - other)
      .filter(other => !isHere(place, other))
      .map(other => ({ room: room.room, seq: other, behind: isBehind(place, other) }));
  });
  const found =
    by > 0
      ? (calls.find(({ behind }) => behind) ?? calls[0])
      : (calls.findLast(({ behind }) => !behind) ?? calls.at(-1));
  return found && { room: found.room, seq: found.seq };
}

/** Those of the messages that name one. */
export function callsIn({ messages }: Timeline, me: number | undefined): number[] {
  return messages
    .filter(({ user, mentions }) => user !== me && mentions?.some(one => one === me || one === 0))
    .map(({ seq }) => seq);
}
