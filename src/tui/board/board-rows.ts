import { clip, nothing, width } from "../../protocol/index.ts";
import type { Depth } from "../theme/depth.ts";
import { Cells, edgeInk } from "./cells.ts";
import { type Colours, coloursOf } from "./colours.ts";
import type { Marks } from "./marks.ts";
import type { View } from "./view.ts";

/** Something that stands before the picture: a cursor, and whose it is. The text is printable, and one line. */
export interface Sign {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Parameters of SGR. */
  readonly look: string;
}

/** A picture as rows of a terminal; those that look as before are the same strings. */
export class BoardRows {
  readonly #cells: Cells;
  readonly #colours: Colours;
  #rows: readonly string[] = [];
  #signs: readonly string[] = [];

  constructor(marks: Marks, depth: Depth) {
    this.#cells = new Cells(marks, depth === "none");
    this.#colours = coloursOf(depth);
  }

  /** As many rows as the view has, each of exactly its width; of signs, what is in it. */
  rows(pixels: Uint32Array, view: View, signs: readonly Sign[] = []): readonly string[] {
    const different = this.#cells.show(pixels, view);
    const perRow = Array.from({ length: view.height }, (_, y) => signs.filter(sign => sign.y === y));
    const keys = perRow.map(row => (row.length === 0 ? "" : JSON.stringify(row)));
    this.#rows = perRow.map((row, y) =>
      different.has(y) || keys[y] !== (this.#signs[y] ?? "")
        ? this.#row(y, view.width, row)
        : (this.#rows[y] as string),
    );
    this.#signs = keys;
    return this.#rows;
  }

  #row(y: number, columns: number, signs: readonly Sign[]): string {
    let row = "";
    let x = 0;
    for (const sign of [...signs].sort((one, other) => one.x - other.x)) {
      // One that would stand on another waits until that has gone.
      if (sign.x < x || sign.x >= columns) continue;
      const text = clip(sign.text, columns - sign.x, "");
      row += `${this.#run(y * columns, x, sign.x)}\x1b[${sign.look}m${text}\x1b[0m`;
      x = sign.x + width(text);
    }
    return row + this.#run(y * columns, x, columns);
  }

  /** Cells of a row, from and to. */
  #run(start: number, from: number, to: number): string {
    const { characters, inks, papers } = this.#cells;
    let run = "";
    let before = "";
    for (let x = from; x < to; ) {
      const at = start + x;
      let end = x + 1;
      while (end < to && inks[start + end] === inks[at] && papers[start + end] === papers[at]) end += 1;
      const text = String.fromCharCode(...characters.subarray(at, start + end));
      const look = this.#look(inks[at] as number, papers[at] as number);
      if (look !== before) run += `\x1b[${[before && "0", look].filter(Boolean).join(";")}m`;
      run += text;
      before = look;
      x = end;
    }
    return before === "" ? run : `${run}\x1b[0m`;
  }

  #look(ink: number, paper: number): string {
    if (ink === edgeInk) return "2";
    const colour = this.#colours.ink(ink);
    return paper === nothing ? colour : `${colour};${this.#colours.paper(paper)}`;
  }
}
