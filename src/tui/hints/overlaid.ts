import { graphemes, width } from "../../protocol/index.ts";

const part = /\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\|[^\x1b]+/g;

/** A row with something over it from this cell on: nothing else in it moves. `text` may have colours of its own. */
export function overlaid(row: string, cell: number, text: string, cells: number): string {
  let before = "";
  let behind = "";
  let look = "";
  let at = 0;
  const end = cell + cells;
  for (const [piece] of row.matchAll(part)) {
    if (piece.startsWith("\x1b")) {
      if (piece.startsWith("\x1b[")) look = piece;
      if (at < end) before += piece;
      else behind += piece;
      continue;
    }
    for (const grapheme of graphemes(piece)) {
      const from = at;
      at += width(grapheme);
      // What is left of a wide character that is half covered is blank, on both sides of it if need be.
      if (from < cell) before += at <= cell ? grapheme : " ".repeat(cell - from);
      if (at > end) behind += from >= end ? grapheme : " ".repeat(at - end);
      // The look at its end is that of what follows.
      if (from < end && at >= end) behind = look + behind;
    }
  }
  return `${before}${" ".repeat(Math.max(0, cell - at))}\x1b[0m${text}${behind}`;
}
