import { type Picture, pixelsOf } from "../../protocol/index.ts";
import type { Capabilities } from "../capabilities.ts";
import { BoardRows } from "./board-rows.ts";
import { type Dots, marksFor } from "./marks.ts";
import { cellsOf, type View, viewOf } from "./view.ts";

type Area = { readonly width: number; readonly height: number };
type Can = Pick<Capabilities, "unicode" | "depth">;

/** More of the conversation than this no picture takes; in less than this nothing can be made out. */
const mostRows = 12;
const leastCells = 8;

type Rows = readonly string[] | undefined;

/** As each was painted last: to unpack one takes up to a millisecond, and what is around it changes with each message. */
class Painted {
  readonly #known = new WeakMap<Picture, { readonly look: string; readonly rows: Rows }>();

  rows(picture: Picture, look: string, paint: () => Rows): Rows {
    const found = this.#known.get(picture);
    if (found?.look === look) return found.rows;
    const rows = paint();
    this.#known.set(picture, { look, rows });
    return rows;
  }
}

const smallOnes = new Painted();
const wholeOnes = new Painted();

/**
 * A picture among messages: as large as there is room, but never larger than it is. Undefined if there is none, or if it
 * cannot be shown.
 */
export function smallPicture(picture: Picture, cells: number, can: Can): Rows {
  if (cells < leastCells) return undefined;
  return smallOnes.rows(picture, `${cells} ${can.unicode} ${can.depth}`, () => small(picture, cells, can));
}

function small(picture: Picture, cells: number, can: Can): Rows {
  // Where there are no colours, two of them in a cell are of no use.
  const fine = can.depth === "none";
  return rowsOf(picture, can, fine, dots => reduced(picture, { width: cells, height: mostRows }, dots));
}

/** A picture in the place of the messages, like the board itself. */
export function wholePicture(picture: Picture, fine: boolean, area: Area, can: Can): Rows {
  const look = `${area.width} ${area.height} ${fine} ${can.unicode} ${can.depth}`;
  return wholeOnes.rows(picture, look, () =>
    rowsOf(picture, can, fine, dots => viewOf(picture, area, 1, { x: 0, y: 0 }, dots)),
  );
}

function rowsOf(picture: Picture, can: Can, fine: boolean, view: (dots: Dots) => View): Rows {
  const pixels = pixelsOf(picture);
  const marks = marksFor(can, fine);
  return pixels && new BoardRows(marks, can.depth).rows(pixels, view(marks));
}

function reduced({ width, height }: Picture, most: Area, dots: Dots): View {
  const { across, down } = dots;
  const scale = Math.max(1, width / (most.width * across), height / (most.height * down));
  const cells = { width: cellsOf(width, scale * across), height: cellsOf(height, scale * down) };
  return { size: { width, height }, ...cells, dots: { across, down }, scale, left: 0, top: 0 };
}
