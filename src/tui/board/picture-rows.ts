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

const known = new WeakMap<Picture, { readonly look: string; readonly rows: readonly string[] | undefined }>();

/**
 * A picture among messages: as large as there is room, but never larger than it is. Undefined if there is none, or if it
 * cannot be shown. It is kept: to unpack one takes up to a millisecond, and its message is laid out anew with each tick.
 */
export function smallPicture(picture: Picture, cells: number, can: Can): readonly string[] | undefined {
  const look = `${cells} ${can.unicode} ${can.depth}`;
  let found = known.get(picture);
  if (found?.look !== look) {
    found = { look, rows: cells < leastCells ? undefined : small(picture, cells, can) };
    known.set(picture, found);
  }
  return found.rows;
}

function small(picture: Picture, cells: number, can: Can): readonly string[] | undefined {
  // Where there are no colours, two of them in a cell are of no use.
  const fine = can.depth === "none";
  return rowsOf(picture, can, fine, dots => reduced(picture, { width: cells, height: mostRows }, dots));
}

/** A picture in the place of the messages, like the board itself. */
export function wholePicture(
  picture: Picture,
  fine: boolean,
  area: Area,
  can: Can,
): readonly string[] | undefined {
  return rowsOf(picture, can, fine, dots => viewOf(picture, area, 1, { x: 0, y: 0 }, dots));
}

function rowsOf(
  picture: Picture,
  can: Can,
  fine: boolean,
  view: (dots: Dots) => View,
): readonly string[] | undefined {
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
