import { extname } from "node:path";
import type { Picture } from "./picture.ts";
import { pngOf } from "./png.ts";
import { svgOf } from "./svg.ts";
import { ansOf, txtOf } from "./text.ts";

/** How a picture becomes a file, by the end of its name. */
const formats = new Map<string, (picture: Picture) => Uint8Array | Promise<Uint8Array>>([
  [".png", pngOf],
  [".svg", svgOf],
  [".txt", txtOf],
  [".ans", ansOf],
]);

/** As they are named to people. */
export const formatNames = [...formats.keys()];

/** What makes the bytes of a file of this name; undefined if its name does not say what they are to be. */
export function exporterFor(file: string) {
  return formats.get(extname(file).toLowerCase());
}
