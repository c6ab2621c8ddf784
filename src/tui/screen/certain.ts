/**
 * Single characters that all terminals give as many cells as we do. Emoji, flags, whatever is joined from several code
 * points: after those a terminal's cursor may be anywhere. So it may after letters beyond the first plane, Chinese ones
 * apart: most are younger than many a terminal's tables.
 */
const pattern =
  /^(?!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{10000}-\u{1ffff}])[\p{L}\p{N}\p{P}\p{S}]$/u;
/** Letters that some draw onto the one before or after: Thai and Lao am, pieces of Hangul, kana's half-width marks. */
const attached = /^[\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f]$/;
/** Signs whose width Unicode has changed, or leaves open: trigrams, circled numbers, an Arabic sign once a mark. */
const changed = /^[\u06de\u2630-\u2637\u268a-\u268f\u3248-\u324f]$/;

const known = new Map<string, boolean>();
const mostKnown = 4_096;

/** Whether every terminal agrees with us about the width of this character. */
export function isCertain(character: string): boolean {
  if (character.length === 1 && character >= " " && character <= "~") return true;
  let certain = known.get(character);
  if (certain === undefined) {
    certain = pattern.test(character) && !attached.test(character) && !changed.test(character);
    if (known.size >= mostKnown) known.clear();
    known.set(character, certain);
  }
  return certain;
}
