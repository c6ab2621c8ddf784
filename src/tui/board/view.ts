import type { BoardSize } from "../../protocol/index.ts";
import type { Dots } from "./marks.ts";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Which pixels of a board are where in an area of cells. */
export interface View {
  readonly size: BoardSize;
  /** Cells. */
  readonly width: number;
  readonly height: number;
  readonly dots: Dots;
  /** Pixels a side of one dot; less than one where a pixel is several dots. */
  readonly scale: number;
  /** The board's first cell that is seen, of all that it would take; before its first one where it is centred. */
  readonly left: number;
  readonly top: number;
}

/**
 * The board in an area of cells. At a zoom of 1 all of it is seen, as large as may be; at 2 it is twice as large. Where
 * there is more of it than is seen, `pan` is the pixel in the middle, as far as the board's edges let it.
 */
export function viewOf(
  size: BoardSize,
  area: { readonly width: number; readonly height: number },
  zoom: number,
  pan: Spot,
  dots: Dots,
): View {
  const { width, height } = area;
  const fit = Math.max(
    size.width / Math.max(1, width * dots.across),
    size.height / Math.max(1, height * dots.down),
  );
  const scale = whole(fit / zoom);
  const left = first(size.width, width, scale * dots.across, pan.x);
  const top = first(size.height, height, scale * dots.down, pan.y);
  return { size, width, height, dots, scale, left, top };
}

/** Pixels that are larger than a dot are all equally large. */
function whole(scale: number): number {
  return scale < 1 ? 1 / Math.floor(1 / scale) : scale;
}

/** Whole cells, so that what is panned looks as before, elsewhere. */
function first(pixels: number, cells: number, perCell: number, middle: number): number {
  const all = cellsOf(pixels, perCell);
  if (all <= cells) return (all - cells) >> 1;
  return Math.max(0, Math.min(all - cells, Math.round(middle / perCell - cells / 2)));
}

/** How many cells a side of the board takes. What is a hair more than whole is the division's. */
export function cellsOf(pixels: number, perCell: number): number {
  return Math.ceil(pixels / perCell - 1e-9);
}

/** The pixel in the middle of a cell of the area; undefined beside the board. */
export function pixelAt(view: View, cell: Spot): Spot | undefined {
  const spot = middleOf(view, cell);
  const { width, height } = view.size;
  return spot.x >= 0 && spot.y >= 0 && spot.x < width && spot.y < height ? spot : undefined;
}

/** The same, or the pixel at the board's edge that is nearest: what is dragged may leave the board. */
export function nearestPixel(view: View, cell: Spot): Spot {
  const { x, y } = middleOf(view, cell);
  const { width, height } = view.size;
  return { x: Math.max(0, Math.min(width - 1, x)), y: Math.max(0, Math.min(height - 1, y)) };
}

function middleOf({ scale, dots, left, top }: View, { x, y }: Spot): Spot {
  return {
    x: Math.floor((x + left + 0.5) * dots.across * scale),
    y: Math.floor((y + top + 0.5) * dots.down * scale),
  };
}

/** The cell of the area in which the middle of a pixel is; undefined where it is not seen. */
export function cellAt({ scale, dots, left, top, width, height }: View, { x, y }: Spot): Spot | undefined {
  const cell = {
    x: Math.floor((x + 0.5) / (dots.across * scale)) - left,
    y: Math.floor((y + 0.5) / (dots.down * scale)) - top,
  };
  return cell.x >= 0 && cell.y >= 0 && cell.x < width && cell.y < height ? cell : undefined;
}
