import { type Draft, moveLine } from "../keys/edit.ts";
import { placeAfter, placeBefore } from "../keys/places.ts";
import { counted, objectOf, type Way, wayOf } from "./command.ts";
import { lead } from "./lead.ts";
import { type Deed, over } from "./over.ts";
import { type Range, type WordObject, wordAt } from "./range.ts";
import { type Extent, extentOf, rangeOf, type Selection, selectedIn } from "./selection.ts";
import { changed, inserting, type Pressed, type Vi } from "./vi.ts";

/** What the keys of visual mode say. */
export type Wish = { readonly count: number | undefined } & (
  | { readonly what: "move"; readonly way: Way }
  | { readonly what: "grow"; readonly object: WordObject }
  | { readonly what: "turn" }
  | { readonly what: "select"; readonly lines: boolean }
  | { readonly what: "do"; readonly deed: Deed; readonly letter: string; readonly lines: boolean }
);

/** Keys that do something, and those of them that do it to whole lines, whatever is selected. */
const deeds: Readonly<Record<string, Deed>> = {
  ...{ d: "d", x: "d", c: "c", s: "c", y: "y", r: "r", "~": "~", u: "u", U: "U", ">": ">", "<": "<" },
  ...{ J: "J", p: "p", P: "P", D: "d", X: "d", C: "c", S: "c", R: "c", Y: "y" },
};
const toLines = "DXCSRY";

/** The wish that these keys are, if one of them is not still to come; undefined if they are none. */
export function wishOf(keys: readonly string[]): Wish | "unfinished" | undefined {
  const { count, rest } = counted(keys);
  const [first, letter = ""] = rest;
  if (first === undefined) return "unfinished";
  if (first === "v" || first === "V") return { what: "select", lines: first === "V", count };
  if (first === "o" || first === "O") return { what: "turn", count };
  const deed = Object.hasOwn(deeds, first) ? deeds[first] : undefined;
  if (deed === "r" && letter === "") return "unfinished";
  if (deed) return { what: "do", deed, letter, lines: toLines.includes(first), count };
  if (first === "i" || first === "a") {
    const object = objectOf(rest);
    return typeof object === "object" ? { what: "grow", object, count } : object;
  }
  const way = wayOf(rest);
  return typeof way === "object" ? { what: "move", way, count } : way;
}

/** Characters or whole lines are selected from here on. */
export function selecting(draft: Draft, lines: boolean): Draft {
  return { ...draft, doing: { what: "selecting", from: draft.cursor, lines } };
}

/** Does what is wished in visual mode. */
export function wished(vi: Vi, draft: Draft, selection: Selection, wish: Wish): Pressed {
  const { cursor } = draft;
  switch (wish.what) {
    case "move":
      return moved(vi, draft, selection, wish.way, wish.count);
    case "grow":
      return { vi, draft: grown(draft, selection, wish.object, wish.count ?? 1) };
    case "turn":
      return { vi, draft: { ...draft, cursor: selection.from, doing: { ...selection, from: cursor } } };
    case "select":
      // The same key again ends it.
      return {
        vi,
        draft: {
          ...draft,
          doing: wish.lines === selection.lines ? undefined : { ...selection, lines: wish.lines },
        },
      };
    case "do": {
      const { deed, letter, lines, count } = wish;
      const range = selectedIn(lines ? { ...draft, doing: { ...selection, lines } } : draft) as Range;
      return overRange(vi, draft, range, { deed, letter, count });
    }
  }
}

/** What was done to a selection, to as much from the cursor on. */
export function overAgain(
  vi: Vi,
  draft: Draft,
  done: { readonly deed: Deed; readonly letter: string; readonly extent: Extent },
  count: number | undefined,
): Pressed {
  const { deed, letter, extent } = done;
  return overRange(vi, draft, rangeOf(draft, extent), { deed, letter, count });
}

function overRange(
  vi: Vi,
  draft: Draft,
  range: Range,
  { deed, letter, count }: { deed: Deed; letter: string; count: number | undefined },
): Pressed {
  // Whatever is done to it, nothing is selected after it.
  // What only is kept leaves the cursor in its line; undo of all else leads back to where it begins.
  const cursor = deed === "y" ? draft.cursor : range.from;
  const after = over({ ...draft, cursor, doing: undefined }, range, deed, letter, count ?? 1);
  if (deed === "y") return { vi, draft: after };
  const command = { what: "over", deed, letter, extent: extentOf(draft.text, range), count } as const;
  return deed === "c" ? inserting(vi, after, command) : changed(vi, after, command);
}

function moved(vi: Vi, draft: Draft, selection: Selection, way: Way, count: number | undefined): Pressed {
  if ("motion" in way && (way.motion === "j" || way.motion === "k")) {
    return { vi, draft: walked(draft, selection, way.motion === "j" ? "down" : "up", count ?? 1) };
  }
  const { place, find } = lead(vi.find, draft, way, count);
  const { what, from, lines } = selection;
  const after = place === undefined ? draft : { ...draft, cursor: place, doing: { what, from, lines } };
  return { vi: { ...vi, find }, draft: after };
}

/** Lines up or down, towards the column where the way began. */
function walked(draft: Draft, selection: Selection, direction: "up" | "down", count: number): Draft {
  const { column } = selection;
  let now: Draft = { ...draft, doing: column === undefined ? undefined : { what: "walking", column } };
  for (let left = count; left > 0; left--) {
    const next = moveLine(now, direction);
    if (!next) break;
    now = next;
  }
  const { doing } = now;
  return { ...now, doing: doing?.what === "walking" ? { ...selection, column: doing.column } : selection };
}

/** The word at the cursor; where there is more than a character already, the next one with it. */
function grown(draft: Draft, { what, from }: Selection, object: WordObject, count: number): Draft {
  const { text, cursor } = draft;
  if (cursor < from) return draft;
  const next = cursor === from ? cursor : placeAfter(draft);
  const word = wordAt({ text, cursor: next }, count, object);
  if (word.from === word.to) return draft;
  const begin = cursor === from ? word.from : from;
  return {
    ...draft,
    cursor: placeBefore({ text, cursor: word.to }),
    doing: { what, from: begin, lines: false },
  };
}
