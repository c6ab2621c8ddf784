import { graphemes, width } from "../../protocol/index.ts";
import { plain, restyle, type Style } from "./style.ts";

/** One row as the terminal holds it: a wide character stands in its first cell, and the second is empty. */
export interface Row {
  readonly characters: readonly string[];
  readonly styles: readonly Style[];
}

const sequence = /\x1b\[([\d;]*)m|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b./gy;

/** The cells of a line of text with SGR sequences, exactly so many; other sequences have no business here. */
export function toRow(line: string, columns: number): Row {
  const characters: string[] = [];
  const styles: Style[] = [];
  let style = plain;
  let at = 0;
  while (at < line.length && characters.length < columns) {
    const next = line.indexOf("\x1b", at);
    const text = line.slice(at, next < 0 ? line.length : next);
    for (const grapheme of graphemes(text)) {
      const cells = width(grapheme);
      if (cells === 0) continue;
      // Half of a wide character is none.
      if (characters.length + cells > columns) break;
      characters.push(grapheme);
      styles.push(style);
      if (cells === 2) {
        characters.push("");
        styles.push(style);
      }
    }
    if (next < 0) break;
    sequence.lastIndex = next;
    const match = sequence.exec(line);
    if (match?.[1] !== undefined) style = restyle(style, match[1]);
    at = match ? sequence.lastIndex : next + 1;
  }
  while (characters.length < columns) {
    characters.push(" ");
    styles.push(plain);
  }
  return { characters, styles };
}

export function blankRow(columns: number): Row {
  return { characters: Array(columns).fill(" "), styles: Array(columns).fill(plain) };
}
