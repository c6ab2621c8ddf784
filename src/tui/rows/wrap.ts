import { graphemes, isSimple, width } from "../../protocol/index.ts";

/** From one place in a line to before another. */
export type Piece = readonly [from: number, to: number];

/** Printable text as rows of at most so many cells: broken at spaces where there are any, else between characters. */
export function wrap(text: string, cells: number, measure = width): string[] {
  const most = Math.max(1, cells);
  const rows: string[] = [];
  for (const line of text.split("\n")) {
    if (measure(line) <= most) {
      rows.push(line);
    } else {
      for (const [from, to] of broken(line, most, measure))
        rows.push(fitted(line.slice(from, to), most, measure));
    }
  }
  return rows;
}

/** The rows of one line, as places in it: what is between them is space that is not carried to the next. */
export function pieces(line: string, cells: number, measure = width): Piece[] {
  return measure(line) <= cells ? [[0, line.length]] : broken(line, cells, measure);
}

function broken(line: string, cells: number, measureAny: (text: string) => number): Piece[] {
  // Asking once for the line costs less than for each of its words.
  const measure = measureAny === width && isSimple(line) ? (word: string) => word.length : measureAny;
  const rows: Piece[] = [];
  let from = 0;
  let at = 0;
  let used = 0;
  const next = (start: number) => {
    let to = at;
    while (to > from && isSpace.test(line[to - 1] as string)) to -= 1;
    rows.push([from, to]);
    from = start;
    used = 0;
  };
  for (const word of line.match(/\s+|[^\s]+/g) ?? []) {
    const wide = measure(word);
    if (used + wide <= cells) {
      at += word.length;
      used += wide;
    } else if (isSpace.test(word)) {
      next(at + word.length);
      at = from;
    } else {
      if (used > 0 && (wide <= cells || used > cells / 2)) next(at);
      for (const grapheme of graphemes(word)) {
        const wideness = fittedWidth(measure(grapheme), cells);
        if (used + wideness > cells && used > 0) next(at);
        at += grapheme.length;
        used += wideness;
      }
    }
  }
  if (at > from) next(at);
  return rows;
}

const isSpace = /^\s/;

/** A character may be of so many cells that the row cannot hold it: then a sign of one is there. */
export function fitted(row: string, cells: number, measure = width): string {
  if (isSimple(row) || measure(row) <= cells) return row;
  return graphemes(row)
    .map(one => (measure(one) > cells ? "\ufffd" : one))
    .join("");
}

function fittedWidth(wide: number, cells: number): number {
  return wide > cells ? 1 : wide;
}
