import { blankRow, type Row, toRow } from "./cells.ts";
import { diff, type Scroll, type Shown } from "./diff.ts";
import type { Size, Terminal } from "./terminal.ts";

/** Where a pane is, in cells. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Pane {
  area: Area;
  lines: readonly string[];
  rows: readonly Row[];
}

/** More bytes than this are many rows: terminals that can show them at once are asked to. */
const severalRows = 400;
const begin = "\x1b[?2026h";
const end = "\x1b[?2026l";

/** Puts the panes' frames together and writes to the terminal what is different from what it shows. */
export class Screen {
  readonly #terminal: Terminal;
  readonly #panes = new Map<string, Pane>();
  #size: Size;
  #shown: Shown;
  #cursor = { x: 0, y: 0 };
  #scroll: Scroll | undefined;
  #waiting = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#size = terminal.size;
    this.#shown = unknown;
    terminal.onDrain(() => {
      if (this.#waiting) this.paint();
    });
  }

  /** The panes there are now, and where; the rest of the screen is blank. */
  arrange(size: Size, areas: ReadonlyMap<string, Area>): void {
    if (size.columns !== this.#size.columns || size.rows !== this.#size.rows) {
      this.#size = size;
      this.repaint();
    }
    for (const name of [...this.#panes.keys()]) if (!areas.has(name)) this.#panes.delete(name);
    for (const [name, area] of areas) {
      const pane = this.#panes.get(name);
      if (pane && sameArea(pane.area, area)) continue;
      this.#panes.set(name, { area, lines: [], rows: [] });
    }
  }

  /** A pane's new frame. */
  frame(name: string, lines: readonly string[]): void {
    const pane = this.#panes.get(name);
    if (!pane) return;
    const { width, height, x } = pane.area;
    const known = new Map(pane.lines.map((line, y) => [line, pane.rows[y] as Row]));
    const shown = Array.from({ length: height }, (_, y) => lines[y] ?? "");
    const by = shiftOf(pane.lines, shown);
    // Only a pane as wide as most of the screen is worth moving whole rows for.
    if (by !== 0 && width * 2 > this.#size.columns && x + width <= this.#size.columns) {
      this.#scroll = { top: pane.area.y, bottom: pane.area.y + height - 1, by };
    }
    pane.lines = shown;
    pane.rows = shown.map(line => known.get(line) ?? toRow(line, width));
  }

  setCursor(x: number, y: number): void {
    this.#cursor = { x, y };
  }

  /** Forgets what the terminal shows: the next paint draws all of it. */
  repaint(): void {
    this.#shown = unknown;
  }

  /** Writes the difference; if the line is not clear, as soon as it is, and then only the newest. */
  paint(): void {
    if (!this.#terminal.ready) {
      this.#waiting = true;
      return;
    }
    this.#waiting = false;
    const clear = this.#shown.rows.length === 0 ? "\x1b[m\x1b[2J" : "";
    const before = clear === "" ? this.#shown : { rows: blankRows(this.#size), cursor: undefined, style: "" };
    const { bytes, after } = diff(before, this.#compose(), this.#cursor, this.#scroll);
    this.#scroll = undefined;
    this.#shown = after;
    const all = clear + bytes;
    this.#terminal.write(all.length > severalRows ? begin + all + end : all);
  }

  /** Rows of the whole screen; one that no pane changed is the same object as before. */
  #compose(): Row[] {
    const { columns, rows } = this.#size;
    return Array.from({ length: rows }, (_, y) => {
      const row = blankRow(columns) as { characters: string[]; styles: string[] };
      for (const { area, rows: paneRows } of this.#panes.values()) {
        const part = paneRows[y - area.y];
        if (!part) continue;
        for (let x = 0; x < area.width && area.x + x < columns; x++) {
          row.characters[area.x + x] = part.characters[x] as string;
          row.styles[area.x + x] = part.styles[x] as string;
        }
      }
      const old = this.#shown.rows[y];
      return old && sameRow(old, row) ? old : row;
    });
  }
}

/** Nothing is known of what the terminal shows. */
const unknown: Shown = { rows: [], cursor: undefined, style: undefined };

function blankRows({ columns, rows }: Size): Row[] {
  return Array.from({ length: rows }, () => blankRow(columns));
}

function sameArea(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}

function sameRow(one: Row, other: Row): boolean {
  if (one.characters.length !== other.characters.length) return false;
  for (let x = 0; x < one.characters.length; x++) {
    if (one.characters[x] !== other.characters[x] || one.styles[x] !== other.styles[x]) return false;
  }
  return true;
}

/** By how many rows most of the content moved up (down, if negative); 0 if it did not. */
function shiftOf(before: readonly string[], after: readonly string[]): number {
  const height = after.length;
  if (before.length !== height) return 0;
  let best = 0;
  let most = countSame(before, after, 0);
  for (let by = 1; by <= height / 2; by++) {
    for (const shift of [by, -by]) {
      const count = countSame(before, after, shift);
      if (count > most) {
        most = count;
        best = shift;
      }
    }
  }
  return best;
}

/** Rows with something in them that are `shift` rows above where they were. */
function countSame(before: readonly string[], after: readonly string[], shift: number): number {
  let count = 0;
  for (let y = 0; y < after.length; y++) if (after[y] !== "" && after[y] === before[y + shift]) count += 1;
  return count;
}
