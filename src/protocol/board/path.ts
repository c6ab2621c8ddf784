import { boardLimits } from "./limits.ts";

/** How many of these numbers, x and y in turns, a path may have: from there on it has too many points, or is too long. */
export function pathEnd(points: readonly number[]): number {
  const most = Math.min(points.length, boardLimits.points * 2);
  let left: number = boardLimits.pathPixels;
  for (let at = 2; at + 1 < most; at += 2) {
    const across = Math.abs((points[at] as number) - (points[at - 2] as number));
    const down = Math.abs((points[at + 1] as number) - (points[at - 1] as number));
    left -= Math.max(across, down);
    if (left < 0) return at;
  }
  return most;
}
