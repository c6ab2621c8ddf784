/** A run of characters of one kind, from one place to before another. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

const letters = "[\\p{L}\\p{N}_][\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]*";
const signs = "[^\\s\\p{L}\\p{N}_]+";
const emptyLine = "(?<![^\\n])(?![^\\n])";
const small = new RegExp(`${letters}|${signs}|${emptyLine}`, "gu");
const large = new RegExp(`\\S+|${emptyLine}`, "gu");

/** vi's words: of letters and digits or of other signs, the large ones of anything but blanks; an empty line is one, too. */
export function wordsIn(text: string, size: "small" | "large"): Run[] {
  return runs(text, size === "small" ? small : large);
}

const smallPieces = new RegExp(`${letters}|${signs}|\\s+`, "gu");
const largePieces = /\S+|\s+/gu;

/** The same of one line, with the blanks between them. */
export function piecesIn(line: string, size: "small" | "large"): Run[] {
  return runs(line, size === "small" ? smallPieces : largePieces);
}

function runs(text: string, kind: RegExp): Run[] {
  return Array.from(text.matchAll(kind), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
  }));
}
