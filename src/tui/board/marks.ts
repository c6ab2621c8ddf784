import { nothing } from "../../protocol/index.ts";

/** How many dots a cell has. A cell is about twice as high as wide, and so dots are squares. */
export interface Dots {
  readonly across: number;
  readonly down: number;
}

/** What a cell shows: a character, and the pixels that it is drawn with and on. */
export interface Mark {
  character: number;
  ink: number;
  paper: number;
}

/** A way to show dots by characters. */
export interface Marks extends Dots {
  /** Makes a mark of a cell's dots, row by row. */
  mark(dots: Uint32Array, mark: Mark): void;
  /** The board's edge: along it, up and down, and its corners from the one above left, as one reads. */
  readonly edge: string;
}

const [space, upper, lower, full, braille] = codes(" ▀▄█\u2800");
const [apostrophe, point, hash] = codes("'.#");

/** Two colours a cell: most pictures look best so. */
export const halfBlocks: Marks = {
  across: 1,
  down: 2,
  mark([above = nothing, below = nothing], mark) {
    mark.ink = above || below;
    mark.paper = nothing;
    if (above === below) mark.character = above === nothing ? space : full;
    else if (above === nothing) mark.character = lower;
    else mark.character = upper;
    if (mark.character === upper) mark.paper = below;
  },
  edge: "─│┌┐└┘",
};

/** Of eight dots, as fine as there is, all in the colour that most of them have. */
export const brailleDots: Marks = {
  across: 2,
  down: 4,
  mark(dots, mark) {
    let pattern = 0;
    mark.ink = mark.paper = nothing;
    let most = 0;
    for (let at = 0; at < 8; at++) {
      const dot = dots[at] as number;
      if (dot === nothing) continue;
      pattern |= bits[at] as number;
      let same = 1;
      for (let other = at + 1; other < 8; other++) if (dots[other] === dot) same += 1;
      if (same > most) {
        most = same;
        mark.ink = dot;
      }
    }
    mark.character = pattern === 0 ? space : braille + pattern;
  },
  edge: "─│┌┐└┘",
};

/** Braille counts its first six dots column by column; the lowest two came later. */
const bits = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

/** For terminals of which one knows no more. */
export const asciiMarks: Marks = {
  across: 1,
  down: 2,
  mark([above = nothing, below = nothing], mark) {
    mark.ink = above || below;
    mark.paper = nothing;
    if (above !== nothing && below !== nothing) mark.character = hash;
    else if (above !== nothing) mark.character = apostrophe;
    else mark.character = below === nothing ? space : point;
  },
  edge: "-|++++",
};

/** What a terminal can show: the finest where that is wanted. */
export function marksFor({ unicode }: { readonly unicode: boolean }, fine: boolean): Marks {
  if (!unicode) return asciiMarks;
  return fine ? brailleDots : halfBlocks;
}

function codes(characters: string): [number, number, number, number, number] {
  return [...characters].map(each => each.charCodeAt(0)) as [number, number, number, number, number];
}
