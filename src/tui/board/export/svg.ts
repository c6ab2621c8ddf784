import { inkOf, nothing } from "../../../protocol/index.ts";
import { type Picture, paper, rgbOfPixel } from "./picture.ts";

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  height: number;
}

/** Pixels as rectangles, one path for each colour. */
export function svgOf(picture: Picture): Uint8Array {
  const { width, height } = picture;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" shape-rendering="crispEdges">`,
    `<rect width="${width}" height="${height}" fill="${paper}"/>`,
  ];
  for (const [pixel, rectangles] of rectanglesOf(picture)) {
    const path = rectangles.map(each => `M${each.x} ${each.y}h${each.width}v${each.height}h-${each.width}z`);
    lines.push(`<path fill="${hexOf(pixel)}" d="${path.join("")}"/>`);
  }
  return Buffer.from(`${lines.join("\n")}\n</svg>\n`);
}

/** Runs of a row, and those of the rows below that begin and end with them. */
function rectanglesOf({ width, height, pixels }: Picture): ReadonlyMap<number, readonly Rectangle[]> {
  const found = new Map<number, Rectangle[]>();
  let above = new Map<string, Rectangle>();
  for (let y = 0; y < height; y++) {
    const here = new Map<string, Rectangle>();
    for (let x = 0; x < width; ) {
      const pixel = pixels[y * width + x] as number;
      let end = x + 1;
      while (end < width && pixels[y * width + end] === pixel) end += 1;
      if (pixel !== nothing) {
        const key = `${pixel} ${x} ${end}`;
        const rectangle = above.get(key) ?? { x, y, width: end - x, height: 0 };
        rectangle.height += 1;
        here.set(key, rectangle);
        if (rectangle.height === 1) listOf(found, pixel).push(rectangle);
      }
      x = end;
    }
    above = here;
  }
  return found;
}

function listOf(found: Map<number, Rectangle[]>, pixel: number): Rectangle[] {
  const list = found.get(pixel) ?? [];
  found.set(pixel, list);
  return list;
}

function hexOf(pixel: number): string {
  const ink = inkOf(pixel);
  if (typeof ink === "string") return ink;
  return `#${rgbOfPixel(pixel)
    .map(part => part.toString(16).padStart(2, "0"))
    .join("")}`;
}
