/** A round brush: of each of its rows, from the top, the first and the last pixel, counted from where it is held. */
export interface Brush {
  readonly width: number;
  /** Its rows above the one it is held at. */
  readonly above: number;
  readonly first: Int8Array;
  readonly last: Int8Array;
}

const brushes = new Map<number, Brush>();

/** The brush of this width, 1 to 32. */
export function brushOf(width: number): Brush {
  let brush = brushes.get(width);
  if (!brush) {
    brush = newBrush(width);
    brushes.set(width, brush);
  }
  return brush;
}

function newBrush(width: number): Brush {
  const above = width >> 1;
  const first = new Int8Array(width);
  const last = new Int8Array(width);
  for (let row = 0; row < width; row++) {
    let column = 0;
    while (!inside(column, row, width)) column += 1;
    first[row] = column - above;
    last[row] = width - 1 - column - above;
  }
  return { width, above, first, last };
}

/**
 * In halves of a pixel from the middle, so that even widths have one, too. The radius is a little less than half the
 * width: at half, a brush of three pixels would be a square.
 */
function inside(column: number, row: number, width: number): boolean {
  const x = 2 * column + 1 - width;
  const y = 2 * row + 1 - width;
  return 2 * (x * x + y * y) <= 2 * width * width - width;
}
