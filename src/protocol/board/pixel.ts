import type { Ink } from "./stroke.ts";

/** What a pixel holds where there is nothing. */
export const nothing = 0;
/** A named ink is its number and one more: so they end here. */
const lastInk = 16;
/** A colour of 24 bits is this and it. */
const rgb = 0x1000000;

export function pixelOf(ink: Ink): number {
  return typeof ink === "number" ? ink + 1 : rgb + Number.parseInt(ink.slice(1), 16);
}

/** What was drawn with where there is something. */
export function inkOf(pixel: number): Ink {
  return pixel >= rgb ? `#${(pixel - rgb).toString(16).padStart(6, "0")}` : pixel - 1;
}

export function isPixel(value: number): boolean {
  return (value >= nothing && value <= lastInk) || (value >= rgb && value < 2 * rgb);
}
