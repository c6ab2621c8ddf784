import { graphemes, width } from "../../protocol/index.ts";
import { blankStyle, plain, restyle, type Style, withLink } from "./style.ts";

/** One row as the terminal holds it: a wide character stands in its first cell, and the others are empty. */
export interface Row {
  readonly characters: readonly string[];
  readonly styles: readonly Style[];
}

const sequence =
  /\x1b\[([\d;]*)m|\x1b\]8;([^\x07\x1b]*)(?:\x07|\x1b\\)|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[0-?]*[ -/]*[@-~]|\x1b./gy;

/**
 * What Unicode, or a terminal, joins to the character before: where it begins one, it would stand in a cell that is not
 * its own, and stay there.
 */
const attached = /^[\p{M}\p{Emoji_Modifier}\uff9e\uff9f\u0e33\u0eb3\u1160-\u11ff\ud7b0-\ud7ff]/u;

/** The cells of a line of text with SGR sequences and links, exactly so many; other sequences have no business here. */
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
      // Half of a wide character is none, and nothing after it takes its place.
      if (characters.length + cells > columns) return filled(characters, styles, columns);
      const look = grapheme === " " ? blankStyle(style) : style;
      const misfit = grapheme >= "\u0300" && attached.test(grapheme);
      characters.push(misfit ? "\ufffd" : grapheme);
      styles.push(look);
      // Two, for nearly all; a pile of Hangul letters is one character of many cells.
      for (let more = 1; more < cells; more++) {
        characters.push(misfit ? "\ufffd" : "");
        styles.push(look);
      }
    }
    if (next < 0) break;
    sequence.lastIndex = next;
    const match = sequence.exec(line);
    if (match?.[1] !== undefined) style = restyle(style, match[1]);
    else if (match?.[2] !== undefined) style = withLink(style, match[2]);
    at = match ? sequence.lastIndex : next + 1;
  }
  return filled(characters, styles, columns);
}

export function blankRow(columns: number): Row {
  return filled([], [], columns);
}

/** Rows beside each other as one. */
export function joined(parts: readonly Row[]): Row {
  const [only, ...more] = parts;
  if (only && more.length === 0) return only;
  return {
    characters: ([] as string[]).concat(...parts.map(({ characters }) => characters)),
    styles: ([] as Style[]).concat(...parts.map(({ styles }) => styles)),
  };
}

function filled(characters: string[], styles: Style[], columns: number): Row {
  while (characters.length < columns) {
    characters.push(" ");
    styles.push(plain);
  }
  return { characters, styles };
}
