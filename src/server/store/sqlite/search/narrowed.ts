import { type Connection, statement } from "../statement.ts";
import type { Marks } from "./match.ts";

interface Room {
  readonly id: number;
  readonly messages: number;
}

/** Microseconds: to look for one more room in the index, and to see whether a hit is in one of the rooms. */
const perRoom = 20;
const perHit = 1;
/** Hits that fill a page. */
const enough = 50;

const last = statement(db => db.selectFrom("arrivals").select(db.fn.max("n").as("n")));

/**
 * What is looked for, narrowed to these rooms by the index itself where that is quicker than to pass over the hits
 * in other rooms: somebody in three rooms of a thousand would wait for thousands of those.
 */
export function narrowed(connection: Connection, has: Marks, scope: readonly Room[]): Marks {
  const all = connection.get(last, {})?.n ?? 0;
  const within = scope.reduce((sum, room) => sum + room.messages, 0);
  const passedOver = Math.min(all, (enough * all) / Math.max(within, 1));
  const isWorthIt = has.rooms.length > 0 || passedOver * perHit > scope.length * perRoom;
  return isWorthIt ? { ...has, rooms: scope.map(({ id }) => id) } : has;
}
