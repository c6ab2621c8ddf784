import { type Picture, rgbOfPixel } from "./picture.ts";

/** A pixel is a pixel. */
export async function pngOf({ width, height, pixels }: Picture): Promise<Uint8Array> {
  // Hardly anybody ever needs it: it is loaded by who does.
  const { encode } = await import("fast-png");
  const data = new Uint8Array(pixels.length * 3);
  for (const [at, pixel] of pixels.entries()) data.set(rgbOfPixel(pixel), at * 3);
  return encode({ width, height, data, channels: 3, depth: 8 });
}
