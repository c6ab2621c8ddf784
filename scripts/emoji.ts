import { writeFileSync } from "node:fs";
import { gemoji } from "gemoji";

/**
 * Writes src/tui/emoji/emoji.txt, GitHub's names for emoji, which are those that people type: each line an emoji, its names,
 * and behind a bar what else it may be looked for by. The package as it is costs 34 ms to load; these lines 2.
 */
export function emojiTable(): string {
  return gemoji
    .map(({ emoji, names, tags }) => `${[emoji, ...names].join(" ")}|${tags.join(" ")}\n`)
    .join("");
}

if (import.meta.main) writeFileSync(new URL("../src/tui/emoji/emoji.txt", import.meta.url), emojiTable());
