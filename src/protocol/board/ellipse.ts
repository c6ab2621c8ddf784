/**
 * The pixels of the ellipse that touches all four sides of a box, after Zingl's midpoint algorithm
 * (https://zingl.github.io/bresenham.html): whole numbers only, and boxes of even sides have one, too. Each call has two
 * pixels of one row, which may be the same; a row may come more than once.
 */
export function ellipse(
  box: { left: number; top: number; right: number; bottom: number },
  row: (y: number, left: number, right: number) => void,
): void {
  let { left, right } = box;
  const width = right - left;
  const height = box.bottom - box.top;
  const odd = height & 1;
  let lower = box.top + ((height + 1) >> 1);
  let upper = lower - odd;
  const both = (from: number, to: number) => {
    row(lower, from, to);
    row(upper, from, to);
  };
  // Up to 2^36 for the largest board: more than 32 bits, which a double holds exactly.
  let dx = 4 * (1 - width) * height * height;
  let dy = 4 * (odd + 1) * width * width;
  let error = dx + dy + odd * width * width;
  do {
    both(left, right);
    const twice = 2 * error;
    if (twice <= dy) {
      lower += 1;
      upper -= 1;
      dy += 8 * width * width;
      error += dy;
    }
    if (twice >= dx || 2 * error > dy) {
      left += 1;
      right -= 1;
      dx += 8 * height * height;
      error += dx;
    }
  } while (left <= right);
  // One that is flat ends too early: its tips are missing.
  while (lower - upper <= height) {
    both(left - 1, right + 1);
    lower += 1;
    upper -= 1;
  }
}
