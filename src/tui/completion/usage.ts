/** A word that stands for itself: `on`, `read-only`. */
const literal = /^[a-z-]+$/;
/** What goes on to the end of the line, in as many words as one likes. */
const free = /^(?:TEXT|WHY|TOPIC|QUERY)$/;

/**
 * What may come next in a command after these words, by its usage: words as they are (`on`), and in capitals the kinds
 * of things (`NAME`, `ROOM`, `TEXT`).
 */
export function meantNext(usage: string, before: readonly string[]): readonly string[] {
  return usage.split(/, (?=\/)/).flatMap(way => {
    const places = way
      .split(" ")
      .slice(1)
      .map(place =>
        place
          .replace(/[[\]…]/g, "")
          .split("|")
          .filter(Boolean),
      );
    if (!before.every((word, at) => fits(meantAt(places, at), word))) return [];
    return meantAt(places, before.length).map(meant => (free.test(meant) ? "TEXT" : meant));
  });
}

function meantAt(places: readonly (readonly string[])[], at: number): readonly string[] {
  const last = places.at(-1) ?? [];
  return places[at] ?? (last.some(meant => free.test(meant)) ? last : []);
}

function fits(meant: readonly string[], word: string): boolean {
  return meant.some(one => one === word || !isLiteral(one));
}

export function isLiteral(meant: string): boolean {
  return literal.test(meant);
}
