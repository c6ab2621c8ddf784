import { printable, width } from "../../protocol/index.ts";
import { fitted, pieces, wrap } from "../rows/wrap.ts";
import { type Block, blocksOf, deepest, hasBlocks } from "./blocks.ts";
import { codeSpans } from "./code.ts";
import { placeOfCode } from "./code-place.ts";
import { joined, type Span } from "./span.ts";
import { type Reader, spansOf } from "./spans.ts";
import { withoutLooks } from "./without-looks.ts";

/** Nearly all that is said has none of these, and is what it is. Begins of marks: without one there is no end. */
const marked = /[`[@]|(?<![\w&/#])#\d*[^\s\d]|(?<!\w)[*_]\S|~~|\|\||:\/\/|mailto:|:[a-z0-9_+-]+:/;
/** Where less is left than this, quotes and lists are shown as typed. */
const narrowest = 16;

/** What somebody said, of any origin, as rows of at most so many cells. */
export function textRows(text: string, cells: number, reader: Reader): string[] {
  const shown = printable(text);
  const most = Math.max(1, cells);
  // Not by `test`, which goes on from where it found something in another text.
  const concerns = reader.keywords !== undefined && shown.search(reader.keywords) >= 0;
  if (!concerns && !marked.test(shown) && !hasBlocks(shown)) return wrap(shown, most);
  return blockRows(shown, most, reader, 0);
}

/** How many cells a row of these takes. */
export function cellsOf(row: string): number {
  return width(withoutLooks(row));
}

function blockRows(text: string, cells: number, reader: Reader, depth: number): string[] {
  if (cells < narrowest || depth >= deepest || !hasBlocks(text))
    return spanRows(spansOf(text, reader), cells, reader.theme);
  return blocksOf(text).flatMap((block, place) => {
    const own = { ...reader, id: `${reader.id}.${place}` };
    return rowsOf(block, cells, own, depth);
  });
}

function rowsOf(block: Block, cells: number, reader: Reader, depth: number): string[] {
  const { theme } = reader;
  const { glyphs } = theme;
  switch (block.kind) {
    case "paragraph":
      return spanRows(spansOf(block.text, reader), cells, theme);
    case "quote": {
      const bar = `${theme.paint("accent", glyphs.quote)} `;
      return blockRows(block.text, cells - 2, reader, depth + 1).map(row => bar + row);
    }
    case "code": {
      const bar = `${theme.paint("dim", glyphs.code)} `;
      const head = reader.places ? placeOfCode(reader.id, block.text, bar) : bar;
      const rows = spanRows(joined(codeSpans(block.text, block.language)), cells - 2, theme);
      return rows.map((row, at) => (at === 0 ? head : bar) + row);
    }
    case "item": {
      const sign = /[*-]/.test(block.sign) ? glyphs.bullet : block.sign;
      const indent = Math.min(block.indent + sign.length + 1, cells >> 1);
      const head = `${" ".repeat(Math.max(0, indent - sign.length - 1))}${theme.paint("dim", sign)} `;
      const rows = spanRows(spansOf(block.text, reader), cells - indent, theme);
      return rows.map((row, at) => (at === 0 ? head : " ".repeat(indent)) + row);
    }
  }
}

/** Spans as rows: where they break is the business of the text alone, how they look that of the spans. */
function spanRows(spans: readonly Span[], cells: number, theme: Reader["theme"]): string[] {
  const rows: string[] = [];
  for (const line of lines(spans)) {
    const whole = line.length === 1 ? (line[0] as Span).text : line.map(({ text }) => text).join("");
    const cut = new Cut(line);
    for (const [from, to] of pieces(whole, cells)) {
      const parts = to - from === whole.length ? line : cut.between(from, to);
      rows.push(row(parts, cells, theme));
    }
  }
  return rows;
}

function row(spans: readonly Span[], most: number, theme: Reader["theme"]): string {
  let text = "";
  for (const span of spans) {
    const part = fitted(span.text, most);
    text += drawn(part, span, theme);
  }
  return text;
}

function drawn(text: string, { roles, link, hidden }: Span, theme: Reader["theme"]): string {
  if (hidden) return theme.paint("hidden", theme.glyphs.hidden.repeat(width(text)));
  const painted = roles.length === 0 ? text : theme.paint(roles, text);
  return link ? `\x1b]8;id=${link.id};${link.href}\x1b\\${painted}\x1b]8;;\x1b\\` : painted;
}

function lines(spans: readonly Span[]): (readonly Span[])[] {
  if (!spans.some(({ text }) => text.includes("\n"))) return [spans];
  const all: Span[][] = [[]];
  for (const span of spans) {
    for (const [place, text] of span.text.split("\n").entries()) {
      if (place > 0) all.push([]);
      if (text !== "") all.at(-1)?.push({ ...span, text });
    }
  }
  return all;
}

/** Parts of a line's spans, by places in the line that only go forward. */
class Cut {
  readonly #spans: readonly Span[];
  #span = 0;
  /** Where that span begins. */
  #start = 0;

  constructor(spans: readonly Span[]) {
    this.#spans = spans;
  }

  between(from: number, to: number): Span[] {
    const parts: Span[] = [];
    for (;;) {
      const span = this.#spans[this.#span];
      if (!span || this.#start >= to) return parts;
      const end = this.#start + span.text.length;
      const text = span.text.slice(Math.max(0, from - this.#start), to - this.#start);
      if (text !== "" && end > from) parts.push({ ...span, text });
      if (end > to) return parts;
      this.#start = end;
      this.#span += 1;
    }
  }
}
