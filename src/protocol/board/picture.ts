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
    // The types do not know what `info` brings: how much of the bytes was read.
    const { buffer, engine } = inflateRawSync(bytes, { maxOutputLength: most, info: true }) as unknown as {
      buffer: Buffer;
      engine: { bytesWritten: number };
    };
    return engine.bytesWritten === bytes.length ? buffer : undefined;
  } catch {
    // It is not deflated, or is more than it may be: for us the same.
    return undefined;
  }
}

/** Twice along the lengths: where they end, the pixels begin. To keep them would be a number a pixel, if all are runs. */
function read(bytes: Uint8Array, count: number): Uint32Array | undefined {
  const values = new Numbers(bytes);
  for (let end = 0; end < count; ) {
    const length = values.next();
    if (length <= 0 || length > count - end) return undefined;
    end += length;
  }
  const lengths = new Numbers(bytes);
  const pixels = new Uint32Array(count);
  for (let start = 0; start < count; ) {
    const end = start + lengths.next();
    const value = values.next();
    if (!isPixel(value)) return undefined;
    // A call costs more than a pixel.
    if (end === start + 1) pixels[start] = value;
    else pixels.fill(value, start, end);
    start = end;
  }
  return values.isAtEnd ? pixels : undefined;
}

class Numbers {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#bytes.length;
  }

  /** -1 is none: of more than four bytes, which is 28 bits, or without an end. */
  next(): number {
    let value = 0;
    for (let shift = 0; shift < 28 && this.#at < this.#bytes.length; shift += 7) {
      const byte = this.#bytes[this.#at++] as number;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    return -1;
  }
}

/** Seven bits a byte, the lowest first; all but the last have the eighth. Where the next one goes. */
function putNumber(bytes: Uint8Array, place: number, value: number): number {
  let at = place;
  let rest = value;
  for (; rest >= 0x80; rest >>>= 7) bytes[at++] = (rest & 0x7f) | 0x80;
  bytes[at++] = rest;
  return at;
}
