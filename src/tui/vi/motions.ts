import { graphemes } from "../../protocol/index.ts";
import { lineEnd, lineStart, type Place, placeAfter, placeBefore, settled } from "../keys/places.ts";
import { wordsIn } from "./words.ts";

/** What an operator takes on its way to a place: up to before it, with the character there, or whole lines. */
export type Reach = "before" | "onto" | "lines";

export interface Motion {
  readonly reach: Reach;
  /** Where it leads; undefined if there is nothing that way. */
  go(from: Place, count: number | undefined): number | undefined;
}

/** vi's motions, but for those that look for a letter. */
export const motions: Readonly<Record<string, Motion>> = {
  h: { reach: "before", go: left },
  l: { reach: "before", go: right },
  "0": { reach: "before", go: ({ text, cursor }) => lineStart(text, cursor) },
  "^": { reach: "before", go: ({ text, cursor }) => firstInLine(text, cursor) },
  $: { reach: "before", go: ({ text, cursor }, count = 1) => lineEnd(text, below(text, cursor, count - 1)) },
  w: { reach: "before", go: (from, count) => nextWord(from, count, "small") },
  W: { reach: "before", go: (from, count) => nextWord(from, count, "large") },
  b: { reach: "before", go: (from, count) => wordBefore(from, count, "small") },
  B: { reach: "before", go: (from, count) => wordBefore(from, count, "large") },
  e: { reach: "onto", go: (from, count) => wordEnd(from, count, "small") },
  E: { reach: "onto", go: (from, count) => wordEnd(from, count, "large") },
  // By themselves these two keep to their column, or look back: see `walk`.
  j: {
    reach: "lines",
    go: ({ text, cursor }, count = 1) => other(below(text, cursor, count), lineStart(text, cursor)),
  },
  k: {
    reach: "lines",
    go: ({ text, cursor }, count = 1) => other(above(text, cursor, count), lineStart(text, cursor)),
  },
  gg: { reach: "lines", go: ({ text }, count = 1) => firstInLine(text, below(text, 0, count - 1)) },
  G: {
    reach: "lines",
    go: ({ text }, count) => firstInLine(text, count === undefined ? text.length : below(text, 0, count - 1)),
  },
};

/** The first character of a line that is not blank, or else its end. */
export function firstInLine(text: string, place: number): number {
  const start = lineStart(text, place);
  const blank = /^[^\S\n]*/.exec(text.slice(start))?.[0] ?? "";
  return start + blank.length;
}

/** In normal mode the cursor is on a character; only in an empty line it is at the end. */
export function resting(text: string, cursor: number): number {
  const atEnd = cursor === lineEnd(text, cursor) && cursor > lineStart(text, cursor);
  return atEnd ? placeBefore({ text, cursor }) : cursor;
}

function left({ text, cursor }: Place, count = 1): number | undefined {
  const passed = graphemes(text.slice(lineStart(text, cursor), cursor)).slice(-count);
  return passed.length === 0 ? undefined : cursor - passed.join("").length;
}

/** As far as the end of the line: an operator takes its last character with it. */
function right({ text, cursor }: Place, count = 1): number {
  const passed = graphemes(text.slice(cursor, lineEnd(text, cursor))).slice(0, count);
  return cursor + passed.join("").length;
}

function nextWord({ text, cursor }: Place, count = 1, size: "small" | "large"): number {
  const next = wordsIn(text, size).filter(({ from }) => from > cursor)[count - 1];
  return next ? settled(text, next.from) : text.length;
}

function wordBefore({ text, cursor }: Place, count = 1, size: "small" | "large"): number | undefined {
  const before = wordsIn(text, size).filter(({ from }) => from < cursor);
  const word = before.at(-count) ?? before[0];
  // What is no word may begin the text.
  return word ? settled(text, word.from) : cursor > 0 ? 0 : undefined;
}

function wordEnd({ text, cursor }: Place, count = 1, size: "small" | "large"): number | undefined {
  const after = placeAfter({ text, cursor });
  const ends = wordsIn(text, size).filter(({ from, to }) => from < to && to > after);
  const word = ends[count - 1] ?? ends.at(-1);
  if (word) return placeBefore({ text, cursor: settled(text, word.to) });
  return cursor < text.length ? resting(text, text.length) : undefined;
}

function below(text: string, place: number, count: number): number {
  let start = lineStart(text, place);
  for (let left = count; left > 0 && lineEnd(text, start) < text.length; left--) {
    start = lineEnd(text, start) + 1;
  }
  return start;
}

function above(text: string, place: number, count: number): number {
  let start = lineStart(text, place);
  for (let left = count; left > 0 && start > 0; left--) start = lineStart(text, start - 1);
  return start;
}

function other(place: number, than: number): number | undefined {
  return place === than ? undefined : place;
}
