/**
 * Makes some pixels equal to others, and tells of each row that was not where it differed, from and to. Nobody must say
 * what was drawn: to compare 320 by 200 pixels takes some 20 µs.
 */
export function renew(
  pixels: Uint32Array,
  from: Uint32Array,
  width: number,
  changed: (y: number, first: number, last: number) => void,
): void {
  const [is, was] = [bytesOf(from), bytesOf(pixels)];
  for (let start = 0; start < pixels.length; start += width) {
    const end = start + width;
    if (is.compare(was, start * 4, end * 4, start * 4, end * 4) === 0) continue;
    let first = start;
    let last = end - 1;
    while (pixels[first] === from[first]) first += 1;
    while (pixels[last] === from[last]) last -= 1;
    pixels.set(from.subarray(first, last + 1), first);
    changed(start / width, first - start, last - start);
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Uint32Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
