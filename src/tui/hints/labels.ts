/** The home row first, then what the fingers reach from it. */
const letters = "asdfghjklqwertyuiopzxcvbnm";

/** So many labels of one letter or two, the easiest first; none begins another. There are no more than 676. */
export function labelsFor(count: number): string[] {
  const most = letters.length;
  // Each letter that begins two-letter labels is one label less, and as many more as there are letters.
  const pairs = Math.min(most, Math.ceil(Math.max(0, count - most) / (most - 1)));
  const single = [...letters.slice(0, most - pairs)];
  const double = [...letters.slice(most - pairs)].flatMap(first =>
    [...letters].map(second => first + second),
  );
  return [...single, ...double].slice(0, count);
}
