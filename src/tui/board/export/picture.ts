import { type BoardSize, inkOf } from "../../../protocol/index.ts";
import { type Rgb, rgbOf } from "../../theme/colour.ts";
import { palettes } from "../../theme/palettes.ts";
import { palette } from "../palette.ts";

/** What is exported: a board's pixels, row by row. */
export interface Picture extends BoardSize {
  readonly pixels: Uint32Array;
}

/**
 * What is seen where nothing was drawn. Black and white ink are both seen on it, which on a page of unknown colour one
 * of them would not be.
 */
export const paper = palettes.dark.background;

/** A pixel's colour where there is no terminal to ask. */
export function rgbOfPixel(pixel: number): Rgb {
  if (pixel === 0) return rgbOf(paper);
  const ink = inkOf(pixel);
  return typeof ink === "string" ? rgbOf(ink) : (palette[ink] as Rgb);
}
