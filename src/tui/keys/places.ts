import { graphemes } from "../../protocol/index.ts";

/** A place in a text, in code units. */
export interface Place {
  readonly text: string;
  readonly cursor: number;
}

const ascii = /^[\n\x20-\x7e]*$/;
/** More than any character that a person writes; a heap of marks beyond it is stepped over in pieces. */
const longCharacter = 64;

/** The place before the character before this one. */
export function placeBefore({ text, cursor }: Place): number {
  if (cursor === 0) return 0;
  if (text[cursor - 1] === "\n") return cursor - 1;
  // A character may only be told from the whole line before it: flags come in pairs.
  const from = lineStart(text, cursor);
  return cursor - (graphemes(text.slice(from, cursor)).at(-1)?.length ?? 0);
}

export function placeAfter({ text, cursor }: Place): number {
  return cursor + (graphemes(text.slice(cursor, cursor + longCharacter))[0]?.length ?? 0);
}

/** Word by word, as in a shell: first what is no word, then the word. */
export function wordBefore({ text, cursor }: Place): number {
  let at = cursor;
  // Backwards by hand: an expression that ends at the cursor is tried from everywhere, 200 ms for 16 KB of blanks.
  while (at > 0 && !inWord(characterBefore(text, at))) at -= characterBefore(text, at).length;
  while (at > 0 && inWord(characterBefore(text, at))) at -= characterBefore(text, at).length;
  return settled(text, at);
}

export function wordAfter({ text, cursor }: Place): number {
  const match = /^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(cursor));
  return settled(text, cursor + (match?.[0].length ?? 0));
}

export function lineStart(text: string, place: number): number {
  // `lastIndexOf` takes a negative place for 0.
  return place === 0 ? 0 : text.lastIndexOf("\n", place - 1) + 1;
}

export function lineEnd(text: string, place: number): number {
  const end = text.indexOf("\n", place);
  return end < 0 ? text.length : end;
}

/** The nearest place at or after this one that is between two characters: what was put together may be one now. */
export function settled(text: string, place: number): number {
  if (place === 0 || place === text.length || ascii.test(text.slice(place - 1, place + 1))) return place;
  let at = lineStart(text, place);
  for (const grapheme of graphemes(text.slice(at, place + longCharacter))) {
    if (at >= place) break;
    at += grapheme.length;
  }
  return at;
}

function characterBefore(text: string, place: number): string {
  return /[\udc00-\udfff]/.test(text[place - 1] as string) && place > 1
    ? text.slice(place - 2, place)
    : (text[place - 1] as string);
}

function inWord(character: string): boolean {
  return /[\p{L}\p{M}\p{N}_]/u.test(character);
}
