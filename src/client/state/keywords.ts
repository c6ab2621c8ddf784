/** Letters of scripts that put no spaces between words, or none before what inflects them. */
const joined =
  /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\ud800-\udfff\uf900-\ufaff]/;
const letter = /[\p{L}\p{M}\p{N}]/u;

/** Asked for each message that is laid out. */
const known = new WeakMap<readonly string[], RegExp>();

/** Finds words in a text where they stand by themselves, in whatever case; undefined if there are no words. */
export function keywordPattern(words: readonly string[] = []): RegExp | undefined {
  if (words.length === 0) return undefined;
  const before = known.get(words);
  if (before) return before;
  // The longest first: an alternation takes the first that fits, not the best.
  const all = [...words].sort((one, other) => other.length - one.length).map(patternOf);
  const pattern = new RegExp(all.join("|"), "giu");
  known.set(words, pattern);
  return pattern;
}

function patternOf(word: string): string {
  const before = ends(word[0]) ? "(?<![\\p{L}\\p{N}_])" : "";
  const behind = ends(word.at(-1)) ? "(?![\\p{L}\\p{M}\\p{N}_])" : "";
  return `${before}${literally(word)}${behind}`;
}

/** A pattern of no more than this text. */
export function literally(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Whether a word that has this at its edge goes on with another letter, so that the edge is none. */
function ends(edge = ""): boolean {
  return letter.test(edge) && !joined.test(edge);
}
