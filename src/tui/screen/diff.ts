import { width } from "../../protocol/index.ts";
import { blankRow, type Row } from "./cells.ts";
import { plain, type Style, sgr } from "./style.ts";

/** What a terminal shows, and where its cursor and its pen are. */
export interface Shown {
  readonly rows: readonly Row[];
  /** Undefined: it is not known, and must be set before anything is drawn. */
  readonly cursor: { readonly x: number; readonly y: number } | undefined;
  readonly style: Style | undefined;
}

export interface Scroll {
  /** First and last row of the region, and by how many rows its content moves up (down, if negative). */
  readonly top: number;
  readonly bottom: number;
  readonly by: number;
}

/** To go on drawing over so many cells that are right already is shorter than to move the cursor. */
const bridge = 4;
/** What all terminals give one cell, or two: after anything else the cursor's place is not sure. */
const certain =
  /^[\x20-\x7e\u00a1-\u02ff\u0370-\u052f\u2500-\u257f\u2580-\u259f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]$/;

/**
 * The shortest bytes we know that make a terminal show these rows: only cells that changed, addressed absolutely
 * (relative moves drift where terminals disagree about a width), styles carried on.
 */
export function diff(
  before: Shown,
  rows: readonly Row[],
  cursor: { x: number; y: number },
  scroll?: Scroll,
): { bytes: string; after: Shown } {
  const direct = draw(before, rows, cursor);
  if (!scroll) return direct;
  const scrolled = draw(scrolledBy(before, scroll), rows, cursor);
  const bytes = scrollBytes(before, scroll) + scrolled.bytes;
  return bytes.length < direct.bytes.length ? { bytes, after: scrolled.after } : direct;
}

function draw(
  before: Shown,
  rows: readonly Row[],
  cursor: { x: number; y: number },
): { bytes: string; after: Shown } {
  const pen = new Pen(before);
  for (const [y, row] of rows.entries()) {
    const old = before.rows[y];
    if (row !== old) drawRow(pen, old, row, y);
  }
  pen.moveTo(cursor.x, cursor.y);
  return { bytes: pen.bytes, after: { rows, cursor, style: pen.style } };
}

function drawRow(pen: Pen, old: Row | undefined, row: Row, y: number): void {
  const end = contentEnd(row);
  for (const { from, to } of changedRuns(old, row, end)) {
    for (let x = from; x < to; x++) {
      const character = row.characters[x] as string;
      // Does nothing where the cursor is surely there already.
      if (character !== "") pen.moveTo(x, y);
      pen.put(character, row.styles[x] as Style);
    }
  }
  if (!old || contentEnd(old) > end) {
    pen.moveTo(end, y);
    pen.erase();
  }
}

/** Where a row differs, with short stretches that do not differ drawn over. */
function changedRuns(old: Row | undefined, row: Row, end: number): { from: number; to: number }[] {
  if (!old) return end === 0 ? [] : [{ from: 0, to: end }];
  const runs: { from: number; to: number }[] = [];
  for (let x = 0; x < end; x++) {
    if (old.characters[x] === row.characters[x] && old.styles[x] === row.styles[x]) continue;
    // Both halves of a wide character go together.
    const from = row.characters[x] === "" ? x - 1 : x;
    const to = row.characters[x + 1] === "" ? x + 2 : x + 1;
    const last = runs.at(-1);
    if (last && from - last.to <= bridge) last.to = to;
    else runs.push({ from, to });
  }
  return runs;
}

/** Cells up to the last that is not blank. */
function contentEnd({ characters, styles }: Row): number {
  let end = characters.length;
  while (end > 0 && characters[end - 1] === " " && styles[end - 1] === plain) end -= 1;
  return end;
}

function scrollBytes(before: Shown, { top, bottom, by }: Scroll): string {
  // What comes in is blank in the pen's style, so that is plain first.
  const style = before.style === plain ? "" : sgr(plain);
  const move = by > 0 ? `\x1b[${by}S` : `\x1b[${-by}T`;
  return `${style}\x1b[${top + 1};${bottom + 1}r${move}\x1b[r`;
}

function scrolledBy(before: Shown, { top, bottom, by }: Scroll): Shown {
  const blank = blankRow(before.rows[top]?.characters.length ?? 0);
  const rows = before.rows.map((row, y) => {
    if (y < top || y > bottom) return row;
    const from = y + by;
    return from < top || from > bottom ? blank : (before.rows[from] ?? blank);
  });
  return { rows, cursor: undefined, style: plain };
}

/** Collects bytes, and keeps track of the terminal's cursor and style meanwhile. */
class Pen {
  bytes = "";
  #cursor: Shown["cursor"];
  #style: Style | undefined;
  readonly #columns: number;

  constructor(before: Shown) {
    this.#cursor = before.cursor;
    this.#style = before.style;
    this.#columns = before.rows[0]?.characters.length ?? 0;
  }

  get style(): Style | undefined {
    return this.#style;
  }

  moveTo(x: number, y: number): void {
    if (this.#cursor?.x === x && this.#cursor.y === y) return;
    if (this.#cursor?.y === y) this.bytes += x === 0 ? "\r" : `\x1b[${x + 1}G`;
    else this.bytes += x === 0 ? `\x1b[${y + 1}H` : `\x1b[${y + 1};${x + 1}H`;
    this.#cursor = { x, y };
  }

  put(character: string, style: Style): void {
    // The second cell of a wide character was drawn with its first.
    if (character === "") return;
    if (this.#style !== style) {
      this.bytes += sgr(style);
      this.#style = style;
    }
    this.bytes += character;
    this.#advance(character);
  }

  /** Blanks the rest of the row. */
  erase(): void {
    if (this.#style !== plain) this.bytes += sgr(plain);
    this.#style = plain;
    this.bytes += "\x1b[K";
  }

  #advance(character: string): void {
    if (!this.#cursor || !certain.test(character)) {
      this.#cursor = undefined;
      return;
    }
    const { x, y } = this.#cursor;
    const next = x + (character >= "\u1100" && width(character) === 2 ? 2 : 1);
    // At the edge terminals differ in where the cursor waits.
    this.#cursor = next < this.#columns ? { x: next, y } : undefined;
  }
}
