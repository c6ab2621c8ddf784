import { forgetBlocks } from "./blocks.ts";
import { blankRow, joined, type Row, toRow } from "./cells.ts";
import { diff, type Scroll, type Shown } from "./diff.ts";
import { shiftOf } from "./shift.ts";
import { forgetStyles, tooManyStyles } from "./style.ts";
import type { Size, Terminal } from "./terminal.ts";

/** Where a pane is, in cells. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Pane {
  readonly area: Area;
  lines: readonly string[];
  rows: readonly Row[];
}

/** One row more than a line of typing that is broken anew touches: terminals that can show them at once are asked to. */
const severalRows = 3;
const begin = "\x1b[?2026h";
const end = "\x1b[?2026l";
/** Also takes back what another program may have left in the terminal: a scroll region, wrapping. */
const clear = "\x1b[r\x1b[?7l\x1b[m\x1b[2J";

/** Puts the panes' frames together and writes to the terminal what is different from what it shows. */
export class Screen {
  readonly #terminal: Terminal;
  readonly #panes = new Map<string, Pane>();
  #fromLeft: readonly Pane[] = [];
  #size: Size;
  /** Undefined: nothing is known of what the terminal shows. */
  #shown: Shown | undefined;
  /** What it is to show, but for the rows that are stale. */
  #rows: readonly Row[] = [];
  readonly #stale = new Set<number>();
  #cursor = { x: 0, y: 0 };
  #scroll: Scroll | undefined;
  #waiting = false;

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
    this.#size = terminal.size;
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
    for (const [name, { area }] of this.#panes) if (!areas.has(name)) this.#drop(name, area);
    for (const [name, area] of areas) {
      const pane = this.#panes.get(name);
      if (pane && sameArea(pane.area, area)) continue;
      if (pane) this.#drop(name, pane.area);
      this.#panes.set(name, { area, lines: [], rows: [] });
    }
    this.#fromLeft = [...this.#panes.values()].sort((one, other) => one.area.x - other.area.x);
  }

  /** A pane's new frame. */
  frame(name: string, lines: readonly string[]): void {
    const pane = this.#panes.get(name);
    if (!pane) return;
    const { width, height, x, y: top } = pane.area;
    const shown = Array.from({ length: height }, (_, y) => lines[y] ?? "");
    const by = shiftOf(pane.lines, shown);
    // Only a pane as wide as most of the screen is worth moving whole rows for.
    if (by !== 0 && width * 2 > this.#size.columns && x + width <= this.#size.columns) {
      this.#scroll = { top, bottom: top + height - 1, by };
    }
    const known = new Map(pane.lines.map((line, y) => [line, pane.rows[y] as Row]));
    // Most rows of a pane that is seen for the first time are blank, and all the same.
    const rows = shown.map(line => {
      const row = known.get(line) ?? toRow(line, width);
      known.set(line, row);
      return row;
    });
    for (let y = 0; y < height; y++) if (rows[y] !== pane.rows[y]) this.#stale.add(top + y);
    pane.lines = shown;
    pane.rows = rows;
  }

  setCursor(x: number, y: number): void {
    this.#cursor = { x, y };
  }

  /** Forgets what the terminal shows: the next paint draws all of it. */
  repaint(): void {
    this.#shown = undefined;
  }

  /** Writes the difference; if the line is not clear, as soon as it is, and then only the newest. */
  paint(): void {
    if (!this.#terminal.ready) {
      this.#waiting = true;
      return;
    }
    this.#waiting = false;
    if (tooManyStyles()) this.#renumber();
    this.#compose();
    const known = this.#shown;
    const scroll = known && this.#scroll;
    const { bytes, after, touched } = diff(known ?? this.#cleared(), this.#rows, this.#cursor, scroll);
    this.#scroll = undefined;
    this.#shown = after;
    const all = known ? bytes : clear + bytes;
    this.#terminal.write(touched >= severalRows ? begin + all + end : all);
  }

  #drop(name: string, { y, height }: Area): void {
    this.#panes.delete(name);
    for (let row = y; row < y + height; row++) this.#stale.add(row);
  }

  /** Numbers the styles anew, from those that are seen. */
  #renumber(): void {
    forgetStyles();
    forgetBlocks();
    for (const pane of this.#panes.values()) pane.rows = pane.lines.map(line => toRow(line, pane.area.width));
    this.repaint();
  }

  /** The rows of the whole screen; one that no pane has touched is the same object as before. */
  #compose(): void {
    const { columns, rows } = this.#size;
    const all = this.#shown === undefined;
    if (!all && this.#stale.size === 0) return;
    this.#rows = Array.from({ length: rows }, (_, y) => {
      const old = this.#rows[y];
      return old && !all && !this.#stale.has(y) ? old : this.#composeRow(y, columns);
    });
    this.#stale.clear();
  }

  #composeRow(y: number, columns: number): Row {
    const parts: Row[] = [];
    let end = 0;
    for (const { area, rows } of this.#fromLeft) {
      const part = rows[y - area.y];
      if (!part) continue;
      if (area.x > end) parts.push(blankRow(area.x - end));
      parts.push(part);
      end = area.x + area.width;
    }
    if (end < columns) parts.push(blankRow(columns - end));
    return joined(parts);
  }

  #cleared(): Shown {
    const { columns, rows } = this.#size;
    const blank = blankRow(columns);
    return { rows: Array<Row>(rows).fill(blank), cursor: undefined, style: 0 };
  }
}

function sameArea(one: Area, other: Area): boolean {
  return one.x === other.x && one.y === other.y && one.width === other.width && one.height === other.height;
}
