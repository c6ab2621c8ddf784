import { nothing } from "./pixel.ts";

/** More colours than this in one dot cannot be told apart anyway. */
const mostColours = 8;
const colours = new Uint32Array(mostColours);
const counts = new Uint32Array(mostColours);

/**
 * The one pixel that is shown for many. A line that is thinner than a dot must not vanish, neither on nothing nor on
 * what was filled: so it is the rarest, of those of which there is as much as a line would leave.
 */
export function sample(
  pixels: Uint32Array,
  width: number,
  box: { left: number; top: number; right: number; bottom: number },
): number {
  const { left, top, right, bottom } = box;
  const thin = Math.max(1, (right - left + bottom - top) >> 2);
  let known = 0;
  let something = 0;
  for (let y = top; y < bottom; y++) {
    for (let at = y * width + left; at < y * width + right; at++) {
      const pixel = pixels[at] as number;
      if (pixel === nothing) continue;
      something += 1;
      let place = 0;
      while (place < known && colours[place] !== pixel) place += 1;
      if (place === mostColours) continue;
      if (place === known) {
        colours[known] = pixel;
        counts[known++] = 0;
      }
      counts[place] = (counts[place] as number) + 1;
    }
  }
  if (something < thin) return nothing;
  let best = 0;
  for (let place = 1; place < known; place++) if (isBetter(place, best, thin)) best = place;
  return colours[best] as number;
}

/** Of as many, the greater number, so that it does not depend on where they are. */
function isBetter(place: number, other: number, thin: number): boolean {
  const [count, otherCount] = [counts[place] as number, counts[other] as number];
  if (count === otherCount) return (colours[place] as number) > (colours[other] as number);
  if (count < thin || otherCount < thin) return count > otherCount;
  return count < otherCount;
}
