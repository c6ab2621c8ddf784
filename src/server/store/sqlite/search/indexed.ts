import { normalized } from "../../../../protocol/normalized.ts";

/**
 * What is written without spaces (Thai and its neighbours, Chinese, Japanese, Korean), and pictures: of these the pairs
 * are indexed, so that any part of a run is found as a phrase of pairs. By ranges, not by names of scripts: an entry
 * is taken back by the words it was made of, and what belongs to a script changes with the Unicode of the runtime.
 */
const spaceless =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u231a-\\u23ff\\u2600-\\u27bf\\u2e80-\\u2fdf\\u3005-\\u3007\\u3040-\\u30ff\\u3105-\\u312f\\u31f0-\\u31ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uac00-\\ud7a3\\uf900-\\ufaff\\u{1f1e6}-\\u{1f1ff}\\u{1f300}-\\u{1faff}\\u{20000}-\\u{3fffd}";
const run = new RegExp(`[${spaceless}]+`, "gu");
/** Symbols that are no pictures stick to the words beside them; and `\ue000` marks what nobody can type, see `facets`. */
const between = new RegExp(`(?![${spaceless}])\\p{So}|\\ue000`, "gu");
/** Accents, the vowel points of Arabic and Hebrew, what is not seen, and the colours of skin. */
const dropped =
  /[\ufe00-\ufe0f\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u00ad\u200b-\u200d\u2060\ufeff]|[\u{1f3fb}-\u{1f3ff}]/gu;
const plain = /^[\x01-\x7f]*$/;

/** A text as the index takes it: its words without accents and forms, and pairs where there are no words. */
export function indexedText(text: string): string {
  return plain.test(text) ? text : folded(text).replace(run, characters => pairs(characters, true));
}

/**
 * The same for what is looked for. It may end within a run, whose last character then stands alone only if it is all
 * there is of the run: `prefix`, as any pair may begin with it.
 */
export function wantedText(text: string): { readonly text: string; readonly prefix: boolean } {
  const clean = (plain.test(text) ? text : folded(text)).trim();
  let prefix = false;
  const found = clean.replace(run, (characters, offset: number) => {
    const isLast = offset + characters.length === clean.length;
    prefix = isLast && [...characters].length === 1;
    return pairs(characters, !isLast || prefix);
  });
  return { text: found, prefix };
}

/** Only what is not ASCII pays for this. By way of capitals, as `ß` is `SS` there, and `ı` is `I`. */
function folded(text: string): string {
  const bare = normalized(text.toWellFormed(), "NFKD").replace(dropped, "");
  const alike = normalized(bare.toUpperCase().toLowerCase(), "NFKC");
  return alike.replace(between, " ").replaceAll("\0", " ");
}

/** Each character with the next, and the last alone if what comes after it follows in a phrase. */
function pairs(characters: string, last: boolean): string {
  const all = [...characters];
  const of = all.map((character, i) => character + (all[i + 1] ?? ""));
  return ` ${(last ? of : of.slice(0, -1)).join(" ")} `;
}
