import stringWidth from "string-width";

const ascii = /^[\x20-\x7e]*$/;
const widths = new Map<string, number>();

/** Cells that this printable text takes in a terminal. The one place that decides, so that layout and screen agree. */
export function width(text: string): number {
  if (ascii.test(text)) return text.length;
  if (text.length > 32) return stringWidth(text);
  // The same names, emoji and words come again and again; measuring one costs some 2 µs.
  let cells = widths.get(text);
  if (cells === undefined) {
    cells = stringWidth(text);
    if (widths.size >= 4096) widths.clear();
    widths.set(text, cells);
  }
  return cells;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" });

/** What a person sees as single characters: what a cursor steps over and a cell holds. */
export function graphemes(text: string): string[] {
  if (ascii.test(text)) return text.split("");
  return Array.from(segmenter.segment(text), part => part.segment);
}

/** As much of the text as fits into so many cells, with an ellipsis where it was cut. */
export function clip(text: string, cells: number): string {
  if (width(text) <= cells) return text;
  if (cells <= 0) return "";
  let kept = "";
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += width(grapheme);
    if (used > cells - 1) break;
    kept += grapheme;
  }
  return `${kept}…`;
}
