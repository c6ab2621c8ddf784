/**
 * Single characters that all terminals give as many cells as we do. Emoji, flags, whatever is joined from several code
 * points: after those a terminal's cursor may be anywhere. So it may after letters beyond the first plane, Chinese ones
 * apart: most are younger than many a terminal's tables.
 */
const pattern =
  /^(?!\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u{10000}-\u{1ffff}])[\p{L}\p{N}\p{P}\p{S}]$/u;
/** Letters that some draw onto the one before or after: Thai and Lao am, pieces of Hangul, kana's half-width marks. */
const attached = /^[\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f]$/;
/** Signs whose width Unicode has changed, or leaves open: trigrams, hexagrams, circled numbers, an Arabic sign once a mark. */
const changed = /^[\u06de\u2630-\u2637\u268a-\u268f\u3248-\u324f\u4dc0-\u4dff]$/;
/**
 * What came after Unicode 14, and the pieces of Chinese characters with it: to a terminal in a system of some years' age
 * these are no characters at all.
 */
const young =
  /^[\u088f\u0c5c\u0cdc\u1b4e\u1b4f\u1b7f\u1c89\u1c8a\u20c1\u2427-\u2429\u2b96\u2ffc-\u2fff\u31e4\u31e5\u31ef\ua7cb-\ua7dc\ua7f1\ufbc3-\ufbd2\ufd90\ufd91\ufdc8-\ufdce\u{2b739}-\u{2b73f}\u{2cea2}-\u{2ceaf}\u{2ebf0}-\u{2f7ff}\u{31350}-\u{3ffff}]$/u;

const known = new Map<string, boolean>();
const mostKnown = 4_096;

/** Whether every terminal agrees with us about the width of this character. */
export function isCertain(character: string): boolean {
  if (character.length === 1 && character >= " " && character <= "~") return true;
  let certain = known.get(character);
  if (certain === undefined) {
    certain = pattern.test(character) && ![attached, changed, young].some(kind => kind.test(character));
    if (known.size >= mostKnown) known.clear();
    known.set(character, certain);
  }
  return certain;
}
