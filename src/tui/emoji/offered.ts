import { emojiOf } from "../../protocol/index.ts";
import { type FoundEmoji, nameOfEmoji, searchEmoji } from "./emoji.ts";

/** What people use most. */
const frequent: readonly string[] = ["👍", "❤️", "😂", "🎉", "😮", "😢", "👀", "✅"];
const mostUsed = 24;
/** More than this nobody goes through. */
const mostFound = 100;

/**
 * Emoji to choose from: for nothing typed what one used, the latest first, and then what people use most; else what is
 * called so, or the emoji itself that was typed.
 */
export function emojiOffered(typed: string, used: readonly string[]): readonly FoundEmoji[] {
  const wanted = typed.trim();
  if (wanted === "") return [...new Set([...used, ...frequent])].map(named);
  const itself = emojiOf(wanted);
  if (itself !== undefined) return [named(itself)];
  return searchEmoji(wanted.replace(/^:|:$/g, "").replace(/\s+/g, "_"), mostFound);
}

/** What one used, after one more. */
export function usedAlso(used: readonly string[], emoji: string): readonly string[] {
  return [emoji, ...used.filter(one => one !== emoji)].slice(0, mostUsed);
}

function named(emoji: string): FoundEmoji {
  return { emoji, name: nameOfEmoji(emoji) ?? "" };
}
