import type { Static } from "typebox";
import * as Type from "typebox";
import { Count } from "../schema.ts";
import type { Canvas } from "./flood.ts";
import { boardLimits } from "./limits.ts";
import { packPicture, unpackPicture } from "./picture.ts";
import { nothing } from "./pixel.ts";
import { sample } from "./sample.ts";

const Side = Type.Integer({ minimum: 1, maximum: boardLimits.mostSide });

/** A picture in a message: what a board looked like when it was shared. */
export const Picture = Type.Object(
  {
    width: Side,
    height: Side,
    /** Made by `packPicture`. */
    pixels: Type.String({ maxLength: boardLimits.pictureBytes, pattern: "^[A-Za-z0-9+/]+={0,2}$" }),
  },
  { additionalProperties: false },
);
/** Its size in pixels, where there is room for no more. */
export const PictureSize = Type.Object({ width: Count, height: Count });
/** As the server tells it. What is wrong with it must not cost the message: whoever shows it looks. */
export const ToldPicture = Type.Object({ ...PictureSize.properties, pixels: Type.String() });

export type Picture = Static<typeof Picture>;
export type PictureSize = Static<typeof PictureSize>;

/** How much smaller it is tried next when a picture is too large. */
const step = 5 / 4;

/** A picture of this for a message, smaller if it has to be; undefined if nothing is on it. */
export function pictureOf(canvas: Canvas): Picture | undefined {
  if (!isDrawnOn(canvas.pixels)) return undefined;
  const { picturePixels, pictureBytes } = boardLimits;
  let scale = Math.max(1, Math.sqrt((canvas.width * canvas.height) / picturePixels));
  for (;;) {
    const { width, height, pixels } = scale === 1 ? canvas : shrunk(canvas, scale);
    const packed = packPicture(pixels);
    if (packed.length <= pictureBytes) return { width, height, pixels: packed };
    scale *= step;
  }
}

/** What a picture shows; undefined if it is larger than any in a message, or is none. */
export function pixelsOf({ width, height, pixels }: Picture): Uint32Array | undefined {
  const { mostSide, picturePixels, pictureBytes } = boardLimits;
  const isSide = (side: number) => Number.isInteger(side) && side >= 1 && side <= mostSide;
  if (!isSide(width) || !isSide(height) || width * height > picturePixels) return undefined;
  return pixels.length > pictureBytes ? undefined : unpackPicture(pixels, { width, height });
}

/** Whether a message may have this picture. */
export function isPicture(picture: Picture): boolean {
  const pixels = pixelsOf(picture);
  return pixels !== undefined && isDrawnOn(pixels);
}

function isDrawnOn(pixels: Uint32Array): boolean {
  return pixels.some(pixel => pixel !== nothing);
}

function shrunk(canvas: Canvas, scale: number): Canvas {
  const width = Math.max(1, Math.floor(canvas.width / scale));
  const height = Math.max(1, Math.floor(canvas.height / scale));
  const pixels = new Uint32Array(width * height);
  for (let y = 0; y < height; y++) {
    const [top, bottom] = part(y, height, canvas.height);
    for (let x = 0; x < width; x++) {
      const [left, right] = part(x, width, canvas.width);
      pixels[y * width + x] = sample(canvas.pixels, canvas.width, { left, top, right, bottom });
    }
  }
  return { width, height, pixels };
}

/** Which pixels of a side become this one of so many. */
function part(place: number, of: number, side: number): [number, number] {
  return [Math.floor((place * side) / of), Math.floor(((place + 1) * side) / of)];
}
