/** With fewer lines than this that moved, to move rows of the terminal saves nothing. */
const fewest = 3;

/** By how many rows most of the content moved up (down, if negative); 0 if it did not. */
export function shiftOf(before: readonly string[], after: readonly string[]): number {
  if (before.length !== after.length) return 0;
  const places = new Map<string, number>();
  for (const [y, line] of before.entries()) {
    // A line that is there twice says nothing of where it went.
    if (line !== "") places.set(line, places.has(line) ? Number.NaN : y);
  }
  const votes = new Map<number, number>();
  for (const [y, line] of after.entries()) {
    const shift = (places.get(line) ?? Number.NaN) - y;
    if (!Number.isNaN(shift)) votes.set(shift, (votes.get(shift) ?? 0) + 1);
  }
  const stayed = votes.get(0) ?? 0;
  let [best, most] = [0, Math.max(stayed, fewest - 1)];
  for (const [shift, count] of votes) if (count > most) [best, most] = [shift, count];
  return best;
}
