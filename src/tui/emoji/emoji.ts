import { readFileSync } from "node:fs";

/** Written by scripts/emoji.ts; the bundle has it beside itself, too. */
const table = new URL("emoji.txt", import.meta.url);

interface Emoji {
  readonly emoji: string;
  readonly names: readonly string[];
  readonly tags: readonly string[];
}

export interface FoundEmoji {
  readonly emoji: string;
  readonly name: string;
}

interface Table {
  readonly all: readonly Emoji[];
  readonly byName: ReadonlyMap<string, string>;
  readonly names: ReadonlyMap<string, string>;
}

let known: Table | undefined;

/** The emoji that people call `:name:`. The first time it reads the table, which is not needed before. */
export function emojiNamed(name: string): string | undefined {
  return read().byName.get(name);
}

/** What an emoji is called first. */
export function nameOfEmoji(emoji: string): string | undefined {
  return read().names.get(emoji);
}

/**
 * Emoji for what was typed of a name, the likeliest first: names that begin so, then words in names, then other words for
 * it, then names that have these letters in this order. Of equals the shorter name, then Unicode's order.
 */
export function searchEmoji(typed: string, most: number): FoundEmoji[] {
  const wanted = typed.toLowerCase();
  if (wanted === "") return [];
  return read()
    .all.flatMap(one => best(one, wanted))
    .sort((a, b) => a.rank - b.rank || a.name.length - b.name.length)
    .slice(0, most)
    .map(({ emoji, name }) => ({ emoji, name }));
}

function best({ emoji, names, tags }: Emoji, wanted: string): (FoundEmoji & { rank: number })[] {
  const found = names
    // There is a flag for nearly any two letters.
    .map(name => ({ emoji, name, rank: rankOf(name, tags, wanted) + (flag.test(emoji) ? 0.5 : 0) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank);
  return found.slice(0, 1);
}

const none = 7;
const flag = /^\p{Regional_Indicator}/u;

function rankOf(name: string, tags: readonly string[], wanted: string): number {
  if (name === wanted) return 0;
  if (name.startsWith(wanted)) return 1;
  if (tags.includes(wanted)) return 2;
  if (name.includes(`_${wanted}`)) return 3;
  if (tags.some(tag => tag.startsWith(wanted))) return 4;
  // Of one letter, nearly all names have it somewhere.
  if (wanted.length < 2) return none;
  if (name.includes(wanted)) return 5;
  return hasInOrder(name, wanted) ? 6 : none;
}

function hasInOrder(name: string, wanted: string): boolean {
  let at = -1;
  for (const letter of wanted) {
    at = name.indexOf(letter, at + 1);
    if (at < 0) return false;
  }
  return true;
}

function read(): Table {
  if (known) return known;
  const all = readFileSync(table, "utf8").trimEnd().split("\n").map(parsed);
  const byName = new Map(all.flatMap(({ emoji, names }) => names.map(name => [name, emoji] as const)));
  const names = new Map(all.map(({ emoji, names: [name = ""] }) => [emoji, name] as const));
  known = { all, byName, names };
  return known;
}

function parsed(line: string): Emoji {
  const [left = "", right = ""] = line.split("|");
  const [emoji = "", ...names] = left.split(" ");
  return { emoji, names, tags: right === "" ? [] : right.split(" ") };
}
