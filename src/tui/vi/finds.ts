import { graphemes } from "../../protocol/index.ts";
import { lineEnd, lineStart, type Place } from "../keys/places.ts";
import type { Reach } from "./motions.ts";

/** A letter that is looked for in the line: forth to it (`f`) or before it (`t`), back to it (`F`) or behind it (`T`). */
export interface Find {
  readonly way: "f" | "F" | "t" | "T";
  readonly letter: string;
}

const opposite = { f: "F", F: "f", t: "T", T: "t" } as const;

export function turned({ way, letter }: Find): Find {
  return { way: opposite[way], letter };
}

export function reachOf({ way }: Find): Reach {
  return way === "f" || way === "t" ? "onto" : "before";
}

/** Where the letter is for the so-manieth time; `again`: one that keeps the cursor where it is does not count. */
export function found(from: Place, find: Find, count: number, again: boolean): number | undefined {
  const places = placesOf(from, find);
  return (again ? places.filter(place => place !== from.cursor) : places)[count - 1];
}

/** All the places that the letter leads to, the nearest first. */
function placesOf({ text, cursor }: Place, { way, letter }: Find): number[] {
  const forth = way === "f" || way === "t";
  const places: number[] = [];
  let at = lineStart(text, cursor);
  let before = at;
  for (const character of graphemes(text.slice(at, lineEnd(text, cursor)))) {
    if (character === letter && (forth ? at > cursor : at < cursor)) {
      places.push(way === "t" ? before : way === "T" ? at + character.length : at);
    }
    before = at;
    at += character.length;
  }
  return forth ? places : places.reverse();
}
