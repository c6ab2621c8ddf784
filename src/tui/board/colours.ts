import { inkOf, nothing } from "../../protocol/index.ts";
import { difference, exact256, nearest256, type Rgb, rgbOf } from "../theme/colour.ts";
import type { Depth } from "../theme/depth.ts";
import { palette } from "./palette.ts";

/** Pixels as parameters of SGR. */
export interface Colours {
  /** What draws with this pixel's colour. */
  ink(pixel: number): string;
  /** What draws on it. */
  paper(pixel: number): string;
}

/** People may use 16 million; of one picture there are some tens. */
const mostKnown = 4_096;

/** Named inks are always the terminal's own; others are as near as there are colours. */
export function coloursOf(depth: Depth): Colours {
  const known = new Map<number, readonly [string, string]>();
  const both = (pixel: number) => {
    let codes = known.get(pixel);
    if (!codes) {
      codes = codesOf(pixel, depth);
      if (known.size >= mostKnown) known.clear();
      known.set(pixel, codes);
    }
    return codes;
  };
  return { ink: pixel => both(pixel)[0], paper: pixel => both(pixel)[1] };
}

function codesOf(pixel: number, depth: Depth): readonly [string, string] {
  if (depth === "none" || pixel === nothing) return ["", ""];
  const ink = inkOf(pixel);
  if (typeof ink === "number") return named(ink);
  const rgb = rgbOf(ink);
  if (depth === "16") return named(nearestNamed(rgb));
  const exact = exact256(rgb);
  const code =
    depth === "truecolor" && exact === undefined
      ? `2;${rgb.join(";")}`
      : `5;${exact ?? nearest256(rgb, [0, 0, 0], 1)}`;
  return [`38;${code}`, `48;${code}`];
}

function named(number: number): readonly [string, string] {
  const code = number < 8 ? 30 + number : 82 + number;
  return [`${code}`, `${code + 10}`];
}

function nearestNamed(rgb: Rgb): number {
  const away = palette.map(each => difference(rgb, each));
  return away.indexOf(Math.min(...away));
}
