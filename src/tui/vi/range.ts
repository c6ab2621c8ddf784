import { lineEnd, lineStart, type Place, placeAfter, settled } from "../keys/places.ts";
import { firstInLine, type Reach } from "./motions.ts";
import { piecesIn, wordsIn } from "./words.ts";

/** What an operator is done to: the text from one place to before another, or the whole lines of them. */
export interface Range {
  readonly from: number;
  readonly to: number;
  readonly lines: boolean;
}

/** The word at the cursor, in vi's small or large sense, with or without the blanks at it. */
export interface WordObject {
  readonly around: boolean;
  readonly size: "small" | "large";
}

/** Between the cursor and where a way led, as vi understands it. */
export function rangeTo({ text, cursor }: Place, place: number, reach: Reach): Range {
  const from = Math.min(cursor, place);
  const end = Math.max(cursor, place);
  if (reach === "lines") return linesOf(text, from, end);
  if (reach === "onto") return { from, to: placeAfter({ text, cursor: end }), lines: false };
  // What ends at the beginning of a line leaves it alone, and its line break too.
  if (end === lineStart(text, end) && lineStart(text, from) < end) {
    if (from <= firstInLine(text, from)) return linesOf(text, from, end - 1);
    return { from, to: end - 1, lines: false };
  }
  return { from, to: end, lines: false };
}

/** Whole lines, without the line break behind them. */
export function linesOf(text: string, first: number, last: number): Range {
  return { from: lineStart(text, first), to: lineEnd(text, last), lines: true };
}

/** This line, and so many in all. */
export function linesFrom({ text, cursor }: Place, count: number): Range {
  let last = cursor;
  for (let left = count; left > 1 && lineEnd(text, last) < text.length; left--) {
    last = lineEnd(text, last) + 1;
  }
  return linesOf(text, cursor, last);
}

/** Up to the next word; the last one ends with its line. */
export function wordsOn({ text, cursor }: Place, count: number, size: WordObject["size"]): Range {
  const starts = wordsIn(text, size).filter(({ from }) => from > cursor);
  const last = count === 1 ? cursor : (starts[count - 2]?.from ?? text.length);
  const next = starts[count - 1]?.from ?? text.length;
  return { from: cursor, to: settled(text, Math.min(next, lineEnd(text, last))), lines: false };
}

/** To the end of the word at the cursor, and of the next ones; undefined between words. */
export function wordEndsOn({ text, cursor }: Place, count: number, size: WordObject["size"]) {
  const words = wordsIn(text, size).filter(({ from, to }) => from < to && to > cursor);
  if ((words[0]?.from ?? text.length) > cursor) return undefined;
  const last = words[count - 1] ?? words.at(-1);
  return { from: cursor, to: settled(text, last?.to ?? cursor), lines: false };
}

/** The word or the blanks at the cursor; `around`: with the blanks behind it, or else before it. */
export function wordAt({ text, cursor }: Place, count: number, { around, size }: WordObject): Range {
  const start = lineStart(text, cursor);
  const line = text.slice(start, lineEnd(text, cursor));
  const pieces = piecesIn(line, size);
  const isBlank = (at: number) => /^\s/.test(line.slice(pieces[at]?.from));
  let first = pieces.findIndex(({ to }) => start + to > cursor);
  if (first < 0) return { from: cursor, to: cursor, lines: false };
  const last = Math.min(first + (around ? count * 2 : count), pieces.length) - 1;
  if (around && !isBlank(first) && !isBlank(last) && first > 0 && isBlank(first - 1)) first--;
  const [from = 0, to = 0] = [pieces[first]?.from, pieces[last]?.to];
  return { from: settled(text, start + from), to: settled(text, start + to), lines: false };
}
