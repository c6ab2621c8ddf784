import { width } from "../../protocol/index.ts";
import { blockFor } from "./blocks.ts";
import { isCertain } from "./certain.ts";
import { blankStyle, coloursOf, plain, type Style, transition, withLink } from "./style.ts";

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Collects bytes, and keeps track of the terminal's cursor and style meanwhile. */
export class Pen {
  bytes = "";
  /** Undefined: it is not known, and must be set before anything is drawn. */
  #place: Place | undefined;
  #style: Style | undefined;
  /**
   * Blanks have the ink of the block before them: mostly there are more blocks behind. After text they have not, for
   * that is where the cursor stands, and in some terminals it has the ink of its cell.
   */
  #drewBlock = false;
  readonly #columns: number;

  constructor(place: Place | undefined, style: Style | undefined, columns: number) {
    this.#place = place;
    this.#style = style;
    this.#columns = columns;
  }

  get style(): Style | undefined {
    return this.#style;
  }

  get place(): Place | undefined {
    return this.#place;
  }

  /** How many bytes it takes to go there. */
  distance(x: number, y: number): number {
    return move(this.#place, { x, y }).length;
  }

  moveTo(x: number, y: number): void {
    if (this.#place?.x === x && this.#place.y === y) return;
    this.bytes += move(this.#place, { x, y });
    this.#place = { x, y };
  }

  /** Whether such a cell can be drawn with the pen as it is. */
  fits(character: string, style: Style): boolean {
    if (style === this.#style) return true;
    return this.#drewBlock && character === " " && blankStyle(this.#style as Style) === style;
  }

  put(character: string, style: Style): void {
    if (!this.fits(character, style)) this.#restyle(style);
    if (isCertain(character)) {
      this.bytes += character;
      this.#advance(character >= "\u1100" ? width(character) : 1);
    } else {
      // A terminal that gives it fewer cells than we do would leave something in the others.
      this.bytes += `\x1b[${count(width(character))}X${character}`;
      this.#place = undefined;
    }
  }

  /** So many equal blocks, as whatever is shortest and looks like them. */
  putBlocks(character: string, style: Style, times: number): void {
    const block =
      this.#style === undefined ? { character, style } : blockFor(this.#style, character, style, times);
    this.#restyle(block.style);
    this.#drewBlock = coloursOf(block.style) !== undefined;
    this.bytes += block.character.repeat(times);
    this.#advance(times);
  }

  /** So many blanks, drawn or erased, whatever is shorter: the cursor is then behind them, or before. */
  blank(cells: number): void {
    if (!this.fits(" ", plain)) this.#restyle(plain);
    const erased = `\x1b[${count(cells)}X`;
    // To go on behind what is erased takes a move.
    if (erased.length + 3 < cells) {
      this.bytes += erased;
    } else {
      this.bytes += " ".repeat(cells);
      this.#advance(cells);
    }
  }

  /** Blanks the rest of the row, of which so many cells are not blank yet. */
  blankRest(cells: number): void {
    if (cells > 3) {
      if (!this.fits(" ", plain)) this.#restyle(plain);
      this.bytes += "\x1b[K";
    } else {
      this.blank(cells);
    }
  }

  /** A link that is left open goes on in whatever the terminal shows after us. */
  endLink(): void {
    if (this.#style !== undefined) this.#restyle(withLink(this.#style, ""));
  }

  #restyle(style: Style): void {
    this.bytes += transition(this.#style, style);
    this.#style = style;
    this.#drewBlock = false;
  }

  #advance(cells: number): void {
    if (!this.#place) return;
    const x = this.#place.x + cells;
    // At the edge terminals differ in where the cursor waits.
    this.#place = x < this.#columns ? { x, y: this.#place.y } : undefined;
  }
}

/**
 * The shortest move. Where the cursor is known for certain, steps from there cannot drift any more than writing on
 * does; where it is not, it is addressed.
 */
function move(from: Place | undefined, to: Place): string {
  const address = to.x === 0 ? `\x1b[${count(to.y + 1)}H` : `\x1b[${to.y + 1};${to.x + 1}H`;
  if (!from) return address;
  if (from.y === to.y) return along(from.x, to.x);
  // Never in the last row, where it would scroll: the row below is on the screen.
  const below = to.y === from.y + 1 ? `\r\n${along(0, to.x)}` : address;
  const straight = upOrDown(to.y - from.y) + along(from.x, to.x);
  return [below, straight].reduce((best, one) => (one.length < best.length ? one : best), address);
}

function along(from: number, to: number): string {
  if (from === to) return "";
  if (to === 0) return "\r";
  const step = to - from;
  if (step < 0 && step >= -3) return "\b".repeat(-step);
  const relative = step > 0 ? `\x1b[${count(step)}C` : `\x1b[${count(-step)}D`;
  const column = `\x1b[${to + 1}G`;
  return relative.length < column.length ? relative : column;
}

function upOrDown(step: number): string {
  return step > 0 ? `\x1b[${count(step)}B` : `\x1b[${count(-step)}A`;
}

/** A parameter of 1 need not be said. */
function count(value: number): string {
  return value === 1 ? "" : String(value);
}
