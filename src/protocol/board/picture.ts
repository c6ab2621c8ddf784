import { deflateRawSync, inflateRawSync } from "node:zlib";
import { isPixel } from "./pixel.ts";
import type { BoardSize } from "./stroke.ts";

/** For each pixel: if it is a run of its own, four for what it is and one for the length. */
const mostBytes = 5;
/** Bytes that deflate may add to what it cannot make smaller: five for each block, and some. */
const overhead = (bytes: number) => (bytes >> 10) + 64;

/**
 * Pixels as text that is as short as may be: how long each run of equal ones is, then what each is, deflated, in base64.
 * Lengths and pixels stand apart: deflate finds more that comes again among those of a kind.
 */
export function packPicture(pixels: Uint32Array): string {
  const starts: number[] = [];
  for (let at = 0; at < pixels.length; at++) if (at === 0 || pixels[at] !== pixels[at - 1]) starts.push(at);
  const bytes = new Uint8Array(pixels.length * mostBytes);
  let end = 0;
  for (const [run, start] of starts.entries()) {
    end = putNumber(bytes, end, (starts[run + 1] ?? pixels.length) - start);
  }
  for (const start of starts) end = putNumber(bytes, end, pixels[start] as number);
  return deflateRawSync(bytes.subarray(0, end)).toString("base64");
}

/** The pixels of a board of this size; undefined if this is none. Nothing is read, or made, beyond what such a board has. */
export function unpackPicture(packed: string, { width, height }: BoardSize): Uint32Array | undefined {
  const count = width * height;
  const most = count * mostBytes;
  if (packed.length > Math.ceil((most + overhead(most)) / 3) * 4) return undefined;
  const bytes = inflated(Buffer.from(packed, "base64"), most);
  return bytes && read(bytes, count);
}

function inflated(bytes: Buffer, most: number): Uint8Array | undefined {
  try {
    return inflateRawSync(bytes, { maxOutputLength: most });
  } catch {
    // It is not deflated, or is more than it may be: for us the same.
    return undefined;
  }
}

function read(bytes: Uint8Array, count: number): Uint32Array | undefined {
  const ends: number[] = [];
  let at = 0;
  const next = () => {
    let value = 0;
    // Not more than four bytes, which is 28 bits.
    for (let shift = 0; shift < 28 && at < bytes.length; shift += 7) {
      const byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return undefined;
  };
  for (let end = 0; end < count; ) {
    const length = next();
    if (!length || length > count - end) return undefined;
    end += length;
    ends.push(end);
  }
  const pixels = new Uint32Array(count);
  let start = 0;
  for (const end of ends) {
    const value = next();
    if (value === undefined || !isPixel(value)) return undefined;
    pixels.fill(value, start, end);
    start = end;
  }
  return at === bytes.length ? pixels : undefined;
}

/** Seven bits a byte, the lowest first; all but the last have the eighth. Where the next one goes. */
function putNumber(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}
