/**
 * Single characters that all terminals give as many cells as we do. Emoji, flags, whatever is joined from several code
 * points: after those a terminal's cursor may be anywhere.
 */
const pattern =
  /^(?!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator})[\p{L}\p{N}\p{P}\p{S}]$/u;
/** Letters that some draw onto the one before: Thai and Lao am, and single pieces of Hangul. */
const attached = /^[\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]$/;

const known = new Map<string, boolean>();
const mostKnown = 4_096;

/** Whether every terminal agrees with us about the width of this character. */
export function isCertain(character: string): boolean {
  if (character.length === 1 && character >= " " && character <= "~") return true;
  let certain = known.get(character);
  if (certain === undefined) {
    certain = pattern.test(character) && !attached.test(character);
    if (known.size >= mostKnown) known.clear();
    known.set(character, certain);
  }
  return certain;
}
