import { createRequire } from "node:module";

/**
 * Characters that are one cell and one grapheme each, whatever of them stand together: Latin, Greek, Cyrillic,
 * punctuation, arrows, frames, braille. Nearly all text is made of these, and asking Unicode about it costs
 * microseconds a word, and 40 ms at the first time.
 */
const simple =
  /^[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0377\u037a-\u037f\u0384-\u0482\u048a-\u052f\u2010-\u2015\u2018-\u2027\u2030-\u205e\u2190-\u21ff\u2500-\u25cf\u2713\u2800-\u28ff]*$/;

let stringWidth: typeof import("string-width").default | undefined;
let segmenter: Intl.Segmenter | undefined;
const widths = new Map<string, number>();

/** Cells that this printable text takes in a terminal. The one place that decides, so that layout and screen agree. */
export function width(text: string): number {
  if (simple.test(text)) return text.length;
  if (text.length > 32) return measure(text);
  // The same names, emoji and words come again and again; measuring one costs some 2 µs.
  let cells = widths.get(text);
  if (cells === undefined) {
    cells = measure(text);
    if (widths.size >= 4096) widths.clear();
    widths.set(text, cells);
  }
  return cells;
}

/** Whether each of its units is one grapheme and one cell. */
export function isSimple(text: string): boolean {
  return simple.test(text);
}

function measure(text: string): number {
  stringWidth ??= (createRequire(import.meta.url)("string-width") as typeof import("string-width")).default;
  let cells = -1;
  for (const word of text.split(" ")) cells += 1 + (simple.test(word) ? word.length : stringWidth(word));
  return cells;
}

/**
 * What a person sees as single characters: what a cursor steps over and a cell holds. A space is always one by itself,
 * though Unicode joins some to it that follow or precede: between what is ours and what somebody wrote stand spaces,
 * and what they wrote must not pull at them.
 */
export function graphemes(text: string): string[] {
  if (simple.test(text)) return text.split("");
  segmenter ??= new Intl.Segmenter(undefined, { granularity: "grapheme" });
  const parts: string[] = [];
  for (const [place, word] of text.split(" ").entries()) {
    if (place > 0) parts.push(" ");
    for (const { segment } of segmenter.segment(word)) parts.push(segment);
  }
  return parts;
}

/** As much of the text as fits into so many cells, with a mark where it was cut. */
export function clip(text: string, cells: number, mark: string): string {
  if (width(text) <= cells) return text;
  const room = cells - width(mark);
  if (room < 0) return mark.slice(0, Math.max(0, cells));
  let kept = "";
  let used = 0;
  for (const grapheme of graphemes(text)) {
    used += width(grapheme);
    if (used > room) break;
    kept += grapheme;
  }
  return kept + mark;
}
