import type { BoardState } from "../../client/index.ts";
import { printableLine } from "../../protocol/index.ts";
import type { Drawing } from "../drawing.ts";
import { spotOf } from "../drawing.ts";
import type { Depth } from "../theme/depth.ts";
import { BoardRows, type Sign } from "./board-rows.ts";
import { marksFor } from "./marks.ts";
import { Painting } from "./painting.ts";
import { cellAt, type View, viewOf } from "./view.ts";

/** What stands where one points; as everywhere, not by colour alone. */
const pointer = { unicode: "┼", ascii: "+" };

/** A room's board as rows: kept, so that only what has changed is made anew. */
export class Easel {
  readonly #painting = new Painting();
  readonly #unicode: boolean;
  readonly #coarse: BoardRows;
  readonly #fine: BoardRows;

  constructor({ unicode, depth }: { readonly unicode: boolean; readonly depth: Depth }) {
    this.#unicode = unicode;
    this.#coarse = new BoardRows(marksFor({ unicode }, false), depth);
    this.#fine = new BoardRows(marksFor({ unicode }, true), depth);
  }

  /** `word`: what there is to say of the board, in a corner of it. */
  rows(
    state: BoardState,
    drawing: Drawing,
    area: { width: number; height: number },
    word = "",
  ): readonly string[] {
    const view = this.view(state, drawing, area);
    const own = drawing.stroke ? [drawing.stroke] : [];
    const pixels = this.#painting.pixels(state, [...state.growing.map(({ stroke }) => stroke), ...own]);
    const rows = drawing.fine ? this.#fine : this.#coarse;
    const said = word === "" ? [] : [{ x: 0, y: 0, text: ` ${word} `, look: "7" }];
    return rows.rows(pixels, view, [...said, ...this.#signs(state, drawing, view)]);
  }

  view({ size }: BoardState, drawing: Drawing, area: { width: number; height: number }): View {
    const { across, down } = marksFor({ unicode: this.#unicode }, drawing.fine);
    return viewOf(size, area, drawing.zoom, drawing.pan, { across, down });
  }

  /** Where others point or draw, with their names, and where one does oneself. */
  #signs({ size, growing, pointers }: BoardState, drawing: Drawing, view: View): Sign[] {
    const sign = this.#unicode ? pointer.unicode : pointer.ascii;
    const others = [
      ...pointers,
      ...growing.map(({ name, stroke: { points } }) => ({
        name,
        x: points.at(-2) ?? 0,
        y: points.at(-1) ?? 0,
      })),
    ];
    const named = others.flatMap(({ name, ...spot }) => {
      const cell = cellAt(view, spot);
      return cell ? [{ ...cell, text: `${sign}${printableLine(name)}`, look: "2" }] : [];
    });
    const own = cellAt(view, spotOf(drawing, size));
    return own ? [{ ...own, text: sign, look: "7" }, ...named] : named;
  }
}
