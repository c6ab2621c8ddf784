import { Raster } from "../../protocol/index.ts";
import { type BoardState, shownStrokes } from "../state/board.ts";

/** What a board looks like: what is stored, and what one has drawn oneself that is not. */
export function boardPixels(state: BoardState): Uint32Array {
  const raster = new Raster(state.size, state.base?.pixels.slice());
  for (const stroke of shownStrokes(state)) raster.paint(stroke);
  return raster.pixels;
}
