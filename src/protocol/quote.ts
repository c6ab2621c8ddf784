import type { PictureSize } from "./board/snapshot.ts";
import { limits } from "./limits.ts";

/** As much of a message's text as an answer quotes: cut at the same place by both sides. */
export function quoted(text: string): string {
  // A code point has at most two units.
  return [...text.slice(0, 2 * limits.quote)].slice(0, limits.quote).join("");
}

/** What a message says where there are only words: its picture is named. */
export function inWords({ text, picture }: { text: string; picture?: PictureSize | undefined }): string {
  if (!picture) return text;
  const named = `[picture ${picture.width}x${picture.height}]`;
  return text === "" ? named : `${text} ${named}`;
}
