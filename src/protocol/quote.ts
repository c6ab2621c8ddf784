import { limits } from "./limits.ts";

/** As much of a message's text as an answer quotes: cut at the same place by both sides. */
export function quoted(text: string): string {
  // A code point has at most two units.
  return [...text.slice(0, 2 * limits.quote)].slice(0, limits.quote).join("");
}
