import { isBlock } from "./blocks.ts";
import { blankRow, type Row } from "./cells.ts";
import { isCertain } from "./certain.ts";
import { Pen, type Place } from "./pen.ts";
import { plain, type Style, transition } from "./style.ts";

/** What a terminal shows, and where its cursor and its pen are. */
export interface Shown {
  readonly rows: readonly Row[];
  /** Undefined: it is not known, and must be set before anything is drawn. */
  readonly cursor: Place | undefined;
  readonly style: Style | undefined;
}

export interface Scroll {
  /** First and last row of the region, and by how many rows its content moves up (down, if negative). */
  readonly top: number;
  readonly bottom: number;
  readonly by: number;
}

export interface Drawn {
  readonly bytes: string;
  readonly after: Shown;
  /** How many rows look different during it. */
  readonly touched: number;
}

/**
 * The shortest bytes we know that make a terminal show these rows: only cells that changed, styles carried on, and
 * the cursor addressed wherever terminals could disagree about its place.
 */
export function diff(before: Shown, rows: readonly Row[], cursor: Place, scroll?: Scroll): Drawn {
  if (!scroll) return draw(before, rows, cursor) as Drawn;
  const head = scrollBytes(before, scroll);
  const scrolled = draw(scrolledBy(before, scroll), rows, cursor) as Drawn;
  const bytes = head + scrolled.bytes;
  // Drawing all rows anew is mostly longer: there is no need to see it through to know.
  const direct = draw(before, rows, cursor, bytes.length);
  return direct ?? { bytes, after: scrolled.after, touched: scroll.bottom - scroll.top + 1 };
}

/** Undefined if it takes more bytes than that. */
function draw(
  before: Shown,
  rows: readonly Row[],
  cursor: Place,
  most = Number.POSITIVE_INFINITY,
): Drawn | undefined {
  const columns = rows[0]?.characters.length ?? 0;
  const pen = new Pen(before.cursor, before.style, columns);
  const blank = blankRow(columns);
  let touched = 0;
  for (let y = 0; y < rows.length; y++) {
    const row = rows[y] as Row;
    const old = before.rows[y] ?? blank;
    if (row !== old && drawRow(pen, old, row, y)) touched += 1;
    if (pen.bytes.length > most) return undefined;
  }
  pen.endLink();
  pen.moveTo(cursor.x, cursor.y);
  return { bytes: pen.bytes, after: { rows, cursor, style: pen.style }, touched };
}

/** Draws what is different in a row, if anything. */
function drawRow(pen: Pen, old: Row, row: Row, y: number): boolean {
  const { characters, styles } = row;
  const columns = characters.length;
  const end = contentEnd(row);
  const all = uncertainFrom(old, row);
  let x = 0;
  let drawn = false;
  while (x < columns) {
    if (x < all && !differs(old, row, x)) {
      x += 1;
      continue;
    }
    drawn = true;
    reach(pen, row, x, y);
    if (x >= end) {
      // From here on all is blank, but not all of it is different.
      pen.blankRest((all < columns ? columns : lastDifference(old, row) + 1) - x);
      break;
    }
    const blanks = characters[x] === " " && styles[x] === plain ? blankRun(old, row, x, all) : 0;
    if (blanks > 0) {
      pen.blank(blanks);
      x += blanks;
    } else if (isBlock(characters[x] as string)) {
      const equal = equalRun(old, row, x, all);
      pen.putBlocks(characters[x] as string, styles[x] as Style, equal);
      x += equal;
    } else {
      pen.put(characters[x] as string, styles[x] as Style);
      x += 1;
      while (x < columns && characters[x] === "") x += 1;
    }
  }
  return drawn;
}

/**
 * From where on a row is drawn anew: from the first character that terminals disagree on and that came, went or
 * changed. One may have covered more cells than we gave it, so what is behind it cannot be trusted to be there.
 */
function uncertainFrom(old: Row, row: Row): number {
  const columns = row.characters.length;
  for (let x = 0; x < columns; x++) {
    if (!differs(old, row, x)) continue;
    const [was, is] = [old.characters[x] as string, row.characters[x] as string];
    if ((was !== "" && !isCertain(was)) || (is !== "" && !isCertain(is))) return x;
  }
  return columns;
}

/** Nothing on a row is further than this by a move. */
const furthest = 6;

/** Goes to a cell: by drawing the few between once more, if that is shorter than to move. */
function reach(pen: Pen, { characters, styles }: Row, x: number, y: number): void {
  const from = pen.place?.y === y ? pen.place.x : x;
  if (from < x && x - from < furthest && x - from <= pen.distance(x, y)) {
    let at = from;
    while (
      at < x &&
      isPlainAscii(characters[at] as string) &&
      pen.fits(characters[at] as string, styles[at] as Style)
    )
      at += 1;
    if (at === x) {
      for (at = from; at < x; at++) pen.put(characters[at] as string, styles[at] as Style);
      return;
    }
  }
  pen.moveTo(x, y);
}

function isPlainAscii(character: string): boolean {
  return character.length === 1 && character >= " " && character <= "~";
}

function differs(old: Row, row: Row, x: number): boolean {
  return old.characters[x] !== row.characters[x] || old.styles[x] !== row.styles[x];
}

/** How many blanks are to be drawn from here on; the last of them is different. */
function blankRun(old: Row, row: Row, from: number, all: number): number {
  const { characters, styles } = row;
  let run = 0;
  for (let x = from; x < characters.length && characters[x] === " " && styles[x] === plain; x++) {
    if (x >= all || differs(old, row, x)) run = x - from + 1;
  }
  return run;
}

/** How many cells from here on are to be drawn and are all the same. */
function equalRun(old: Row, row: Row, from: number, all: number): number {
  const { characters, styles } = row;
  let to = from + 1;
  while (
    characters[to] === characters[from] &&
    styles[to] === styles[from] &&
    (to >= all || differs(old, row, to))
  )
    to += 1;
  return to - from;
}

function lastDifference(old: Row, row: Row): number {
  let x = row.characters.length - 1;
  while (x >= 0 && !differs(old, row, x)) x -= 1;
  return x;
}

/** Cells up to the last that is not blank. */
function contentEnd({ characters, styles }: Row): number {
  let end = characters.length;
  while (end > 0 && characters[end - 1] === " " && styles[end - 1] === plain) end -= 1;
  return end;
}

function scrollBytes(before: Shown, { top, bottom, by }: Scroll): string {
  // What comes in is blank in the pen's style, so that is plain first.
  const style = transition(before.style, plain);
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
  // Setting the region puts the cursor into the corner.
  return { rows, cursor: { x: 0, y: 0 }, style: plain };
}
