import { nothing, sample } from "../../protocol/index.ts";
import type { Mark, Marks } from "./marks.ts";
import { renew } from "./renew.ts";
import { cellsOf, type View } from "./view.ts";

/** What the board's edge is drawn with: no pixel is this. */
export const edgeInk = 0xffffffff;

/** A picture as cells. It knows what it showed: only those whose pixels have changed are made anew. */
export class Cells {
  readonly #marks: Marks;
  readonly #plain: boolean;
  #view: View | undefined;
  /** The pixels that are shown. */
  #shown = new Uint32Array(0);
  characters = new Uint16Array(0);
  inks = new Uint32Array(0);
  papers = new Uint32Array(0);
  readonly #dots: Uint32Array;
  readonly #mark: Mark = { character: 0, ink: nothing, paper: nothing };
  readonly #box = { left: 0, top: 0, right: 0, bottom: 0 };

  /** `plain`: one colour is like another. */
  constructor(marks: Marks, plain: boolean) {
    this.#marks = marks;
    this.#plain = plain;
    this.#dots = new Uint32Array(marks.across * marks.down);
  }

  /** Shows these pixels; which of the view's rows look different then. */
  show(pixels: Uint32Array, view: View): ReadonlySet<number> {
    if (!this.#view || !sameView(this.#view, view)) return this.#showAll(pixels, view);
    // Of each row the first and the last cell that may be different.
    const touched = new Map<number, { first: number; last: number }>();
    const { width, height, left, top, scale, dots } = view;
    renew(this.#shown, pixels, view.size.width, (y, from, to) => {
      const rows = cellsOver(y, y, scale * dots.down, scale);
      const columns = cellsOver(from, to, scale * dots.across, scale);
      for (let row = Math.max(0, rows.first - top); row <= Math.min(height - 1, rows.last - top); row++) {
        const known = touched.get(row) ?? { first: width, last: -1 };
        touched.set(row, {
          first: Math.max(0, Math.min(known.first, columns.first - left)),
          last: Math.min(width - 1, Math.max(known.last, columns.last - left)),
        });
      }
    });
    const different = new Set<number>();
    for (const [row, { first, last }] of touched) if (this.#make(view, row, first, last)) different.add(row);
    return different;
  }

  #showAll(pixels: Uint32Array, view: View): ReadonlySet<number> {
    const { width, height } = view;
    this.#view = view;
    this.#shown = pixels.slice();
    this.characters = new Uint16Array(width * height);
    this.inks = new Uint32Array(width * height);
    this.papers = new Uint32Array(width * height);
    for (let row = 0; row < height; row++) this.#make(view, row, 0, width - 1);
    return new Set(Array.from({ length: height }, (_, row) => row));
  }

  /** Makes these cells of a row anew; whether any is different. */
  #make(view: View, row: number, first: number, last: number): boolean {
    let different = false;
    for (let column = first; column <= last; column++) {
      this.#find(view, column + view.left, row + view.top);
      const { character, ink, paper } = this.#mark;
      const at = row * view.width + column;
      if (this.characters[at] === character && this.inks[at] === ink && this.papers[at] === paper) continue;
      this.characters[at] = character;
      this.inks[at] = ink;
      this.papers[at] = paper;
      different = true;
    }
    return different;
  }

  /** Makes the mark of a cell, which is counted from the board's first. */
  #find({ size, dots, scale }: View, column: number, row: number): void {
    const columns = cellsOf(size.width, scale * dots.across);
    const rows = cellsOf(size.height, scale * dots.down);
    if (column < 0 || row < 0 || column >= columns || row >= rows) {
      return this.#beside(column, row, columns, rows);
    }
    const box = this.#box;
    for (let at = 0; at < this.#dots.length; at++) {
      const x = column * dots.across + (at % dots.across);
      const y = row * dots.down + Math.trunc(at / dots.across);
      box.left = Math.floor(x * scale);
      box.top = Math.floor(y * scale);
      box.right = Math.min(size.width, Math.max(box.left + 1, Math.floor((x + 1) * scale)));
      box.bottom = Math.min(size.height, Math.max(box.top + 1, Math.floor((y + 1) * scale)));
      const pixel = sample(this.#shown, size.width, box);
      this.#dots[at] = this.#plain ? Math.min(1, pixel) : pixel;
    }
    this.#marks.mark(this.#dots, this.#mark);
  }

  /** The edge, or nothing. */
  #beside(column: number, row: number, columns: number, rows: number): void {
    const side = sideOf(column, columns);
    const end = sideOf(row, rows);
    const [along, up, ...corners] = this.#marks.edge;
    let character = " ";
    if (side === "middle") character = (end === "away" ? " " : along) as string;
    else if (end === "middle") character = (side === "away" ? " " : up) as string;
    else if (side !== "away" && end !== "away") {
      character = corners[(end === "after" ? 2 : 0) + (side === "after" ? 1 : 0)] as string;
    }
    this.#mark.character = character.charCodeAt(0);
    this.#mark.ink = character === " " ? nothing : edgeInk;
    this.#mark.paper = nothing;
  }
}

function sideOf(place: number, count: number): "before" | "middle" | "after" | "away" {
  if (place === -1) return "before";
  if (place === count) return "after";
  return place >= 0 && place < count ? "middle" : "away";
}

/** The cells that these pixels are in, and perhaps one more: a dot's edges are whole pixels, and nearly its own. */
function cellsOver(from: number, to: number, cell: number, dot: number): { first: number; last: number } {
  return {
    first: Math.floor((from - dot) / cell),
    last: Math.floor((to + 1 + dot) / cell),
  };
}

function sameView(one: View, other: View): boolean {
  return (
    one.size.width === other.size.width &&
    one.size.height === other.size.height &&
    one.width === other.width &&
    one.height === other.height &&
    one.scale === other.scale &&
    one.left === other.left &&
    one.top === other.top
  );
}
