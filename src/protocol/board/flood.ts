/** A picture that can be drawn in. */
export interface Canvas {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint32Array;
}

/**
 * Gives all that has the colour of a place, and is joined to it by sides, another one. Row by row: each pixel is looked
 * at three times at most, and what waits are the first pixels of runs.
 */
export function flood({ width, height, pixels }: Canvas, x: number, y: number, colour: number): void {
  if (x >= width || y >= height) return;
  const old = pixels[y * width + x] as number;
  if (old === colour) return;
  const waiting = [y * width + x];
  for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
    if (pixels[place] !== old) continue;
    const start = place - (place % width);
    const end = start + width - 1;
    let from = place;
    let to = place;
    while (from > start && pixels[from - 1] === old) from -= 1;
    while (to < end && pixels[to + 1] === old) to += 1;
    for (let at = from; at <= to; at++) pixels[at] = colour;
    if (start > 0) findRuns(pixels, from - width, to - width, old, waiting);
    if (end + width < pixels.length) findRuns(pixels, from + width, to + width, old, waiting);
  }
}

/** Where in this part of a row runs of a colour begin. */
function findRuns(pixels: Uint32Array, from: number, to: number, colour: number, found: number[]): void {
  let inside = false;
  for (let at = from; at <= to; at++) {
    const is = pixels[at] === colour;
    if (is && !inside) found.push(at);
    inside = is;
  }
}
