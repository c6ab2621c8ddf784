/** What boards are made of and bounded by; told in `hello` as they are here. */
export const boardLimits = {
  /** Pixels a side. */
  leastSide: 16,
  mostSide: 1_024,
  width: 320,
  height: 200,
  /** Places along one path, and pixels across it. */
  points: 1_000,
  /**
   * Pixels along one path: as many as a usual board has. A thousand points at two ends of the largest would take whoever
   * has it 34 ms to paint, and there may be thousands of those.
   */
  pathPixels: 65_536,
  strokeWidth: 32,
  /** Characters (code units) of one text. */
  text: 200,
  /** Pixels of a picture in a message, and characters that they are packed into. */
  picturePixels: 131_072,
  pictureBytes: 24_576,
} as const;
