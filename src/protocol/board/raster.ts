import { type Brush, brushOf } from "./brush.ts";
import { ellipse } from "./ellipse.ts";
import { type Canvas, flood } from "./flood.ts";
import { letterHeight, letterRows, letterStep, letterWidth } from "./font.ts";
import { nothing, pixelOf } from "./pixel.ts";
import type { BoardSize, Stroke } from "./stroke.ts";

/**
 * The pixels that strokes make. All who have a board compute them, and they are to be the very same on every machine:
 * so there are whole numbers only, and nothing that depends on a locale or on a version of Unicode. Whatever a stroke
 * says, nothing outside the board is touched.
 */
export class Raster implements Canvas {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top. */
  readonly pixels: Uint32Array;

  /** On top of these pixels, which become its own; without them, of an empty board. */
  constructor({ width, height }: BoardSize, pixels: Uint32Array = new Uint32Array(width * height)) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  paint(stroke: Stroke): void {
    const { tool, points, filled } = stroke;
    const [x = 0, y = 0, otherX = x, otherY = y] = points;
    const colour = tool === "eraser" ? nothing : pixelOf(stroke.ink);
    if (tool === "fill") return flood(this, x, y, colour);
    if (tool === "text") return this.#text(stroke.text ?? "", x, y, stroke.width, colour);
    const brush = brushOf(stroke.width);
    if (tool === "rectangle" || tool === "ellipse") {
      const box = {
        ...{ left: Math.min(x, otherX), top: Math.min(y, otherY) },
        ...{ right: Math.max(x, otherX), bottom: Math.max(y, otherY) },
      };
      if (tool === "ellipse") this.#ellipse(box, filled === true, brush, colour);
      else this.#rectangle(box, filled === true, brush, colour);
    } else {
      this.#path(points, brush, colour);
    }
  }

  #path(points: readonly number[], brush: Brush, colour: number): void {
    let x = points[0] as number;
    let y = points[1] as number;
    if (points.length < 4) this.#stamp(x, y, brush, colour);
    for (let at = 2; at + 1 < points.length; at += 2) {
      const nextX = points[at] as number;
      const nextY = points[at + 1] as number;
      // Drawn from above, so that a path drawn backwards is the same.
      if (nextY > y || (nextY === y && nextX >= x)) this.#segment(x, y, nextX, nextY, brush, colour);
      else this.#segment(nextX, nextY, x, y, brush, colour);
      x = nextX;
      y = nextY;
    }
  }

  #rectangle(box: Box, filled: boolean, brush: Brush, colour: number): void {
    const { left, top, right, bottom } = box;
    if (filled) {
      for (let y = top; y <= bottom && y < this.height; y++) this.#span(y, left, right, colour);
    }
    this.#path([left, top, right, top, right, bottom, left, bottom, left, top], brush, colour);
  }

  #ellipse(box: Box, filled: boolean, brush: Brush, colour: number): void {
    ellipse(box, (y, left, right) => {
      if (filled) this.#span(y, left, right, colour);
      this.#stamp(left, y, brush, colour);
      this.#stamp(right, y, brush, colour);
    });
  }

  /** Each pixel of a letter is as large as the brush is wide. */
  #text(text: string, x: number, y: number, size: number, colour: number): void {
    let left = x;
    for (const character of text) {
      if (left >= this.width) return;
      const rows = letterRows(character);
      for (let row = 0; row < letterHeight * size; row++) {
        const bits = rows[Math.trunc(row / size)] as number;
        for (let column = 0; column < letterWidth; column++) {
          if ((bits >> (letterWidth - 1 - column)) & 1) {
            const from = left + column * size;
            this.#span(y + row, from, from + size - 1, colour);
          }
        }
      }
      left += letterStep * size;
    }
  }

  /**
   * What a brush leaves that goes straight from one place to another, which is not above it: in each row one run. Its
   * ends are the brush's at the first place, then on a straight line between the two pixels of the brush that are
   * furthest out, then the brush's at the other place. So it takes no longer than the pixels do, however wide it is.
   */
  #segment(x: number, y: number, toX: number, toY: number, brush: Brush, colour: number): void {
    if (brush.width === 1) return this.#thin(x, y, toX, toY, colour);
    const { width, above, first, last } = brush;
    const across = toX - x;
    const down = toY - y;
    let left = 0;
    let right = 0;
    for (let part = 1; part < width; part++) {
      const ahead = part * across;
      if ((first[part] as number) * down - ahead < (first[left] as number) * down - left * across)
        left = part;
      if ((last[part] as number) * down - ahead > (last[right] as number) * down - right * across)
        right = part;
    }
    const end = Math.min(this.height - 1 - y + above, down + width - 1);
    for (let row = Math.max(0, above - y); row <= end; row++) {
      const from = down === 0 ? (first[row] as number) : edgeAt(row, left, first, across, down);
      const to = down === 0 ? across + (last[row] as number) : edgeAt(row, right, last, across, down);
      this.#span(y - above + row, x + from, x + to, colour);
    }
  }

  /** The line of single pixels, after Bresenham. */
  #thin(x: number, y: number, toX: number, toY: number, colour: number): void {
    const across = Math.abs(toX - x);
    const down = toY - y;
    const step = toX < x ? -1 : 1;
    let error = across - down;
    let atX = x;
    let atY = y;
    for (;;) {
      // Most of what is drawn is this: a call for each pixel would be most of its time.
      if (atX < this.width && atY < this.height) this.pixels[atY * this.width + atX] = colour;
      if (atX === toX && atY === toY) return;
      const twice = 2 * error;
      if (twice > -down) {
        error -= down;
        atX += step;
      }
      if (twice < across) {
        error += across;
        atY += 1;
      }
    }
  }

  #stamp(x: number, y: number, { width, above, first, last }: Brush, colour: number): void {
    for (let part = 0; part < width; part++) {
      this.#span(y - above + part, x + (first[part] as number), x + (last[part] as number), colour);
    }
  }

  /** All that is drawn goes through here, or through `flood`: what is not on the board is left out. */
  #span(y: number, from: number, to: number, colour: number): void {
    if (y < 0 || y >= this.height) return;
    const start = y * this.width + Math.max(0, from);
    const end = y * this.width + Math.min(this.width - 1, to);
    // For a few pixels the call would take longer than they do.
    if (end - start > 24) this.pixels.fill(colour, start, end + 1);
    else for (let at = start; at <= end; at++) this.pixels[at] = colour;
  }
}

/**
 * Where one side of what a moving brush leaves is in a row (of the first that it touches on), from the place it begins
 * at; `tangent` is the part of the brush that is furthest out on that side.
 */
function edgeAt(row: number, tangent: number, edge: Int8Array, across: number, down: number): number {
  if (row <= tangent) return edge[row] as number;
  if (row >= tangent + down) return across + (edge[row - down] as number);
  // Half a pixel is rounded up, also of what is negative.
  return (edge[tangent] as number) + Math.floor((2 * (row - tangent) * across + down) / (2 * down));
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What these strokes make, one after the other, of an empty board. */
export function paintAll(size: BoardSize, strokes: Iterable<Stroke>): Uint32Array {
  const raster = new Raster(size);
  for (const stroke of strokes) raster.paint(stroke);
  return raster.pixels;
}
