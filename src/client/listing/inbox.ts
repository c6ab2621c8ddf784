import { type Found, limits } from "../../protocol/index.ts";
import { isFailure } from "../failure.ts";
import { disturbs, type RoomList, type RoomState } from "../state/rooms.ts";
import type { Source } from "./source.ts";

/** So many are seen at once, and more are asked for when they are. */
const limit = 50;

/**
 * What one has not read in any room: messages that name one first, the newest of them at the top, then room by room, the
 * oldest first, as far as a page of each goes. Rooms that are to be quiet are.
 */
export function inbox(rooms: () => RoomList): Source {
  let waiting: readonly RoomState[] = [];
  const isCall = ({ room, message }: Found) =>
    rooms().get(room)?.notify !== "none" && (rooms().get(room)?.mentions?.includes(message.seq) ?? false);
  const placeOf = ({ room }: Found) => {
    const place = waiting.findIndex(one => one.room === room);
    return place < 0 ? waiting.length : place;
  };
  return {
    async page(ask, after) {
      const found: Found[] = [];
      if (!after) {
        waiting = [...rooms().values()].filter(room => disturbs(room) && room.notify === undefined);
        const calls = await ask("mentions", { limit });
        if (isFailure(calls)) return calls;
        found.push(...calls.found.filter(isCall));
      }
      let next = after?.next ?? 0;
      // A page of nothing would look like the end.
      while (next < waiting.length && found.length < limit) {
        const { room, read } = waiting[next] as RoomState;
        const page = await ask("history", { room, after: read, limit: limits.page });
        if (isFailure(page)) return page;
        const messages = page.messages.filter(({ deleted }) => !deleted);
        found.push(...messages.map(message => ({ room, message })).filter(one => !isCall(one)));
        next += 1;
      }
      return { found, next: next < waiting.length ? next : undefined };
    },
    has: (room, { seq, user, deleted }, me) => {
      const there = rooms().get(room);
      if (!there || deleted || user === me || seq <= there.read) return false;
      const calls = there.mentions?.includes(seq) ?? false;
      return there.notify === undefined || (there.notify === "mentions" && calls);
    },
    before(one, other) {
      if (isCall(one) !== isCall(other)) return isCall(one);
      if (isCall(one)) return one.message.at > other.message.at;
      return (
        placeOf(one) - placeOf(other) < 0 || (one.room === other.room && one.message.seq < other.message.seq)
      );
    },
  };
}
