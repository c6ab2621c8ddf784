/** Words of real lines: those that are in one line of all, and those that are in the most. */
export function wordsOf(lines: readonly string[]): { rare: string[]; common: string[] } {
  const counts = new Map<string, number>();
  for (const text of lines) {
    for (const word of new Set(text.toLowerCase().match(/\b[a-z]{3,20}\b/g))) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const sorted = [...counts]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([word]) => word);
  return { rare: sorted.slice(-10), common: sorted.slice(0, 10) };
}
