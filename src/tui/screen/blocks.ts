import { coloursOf, plain, type Style, tinted, transition } from "./style.ts";

/** How a block can be drawn: there are several that look the same. */
export interface Block {
  readonly character: string;
  readonly style: Style;
}

const mostKnown = 4_096;
const known = new Map<string, Block>();

export function isBlock(character: string): boolean {
  return character === "█" || character === "▀" || character === "▄";
}

/**
 * Of what looks like so many of these blocks, that which takes the fewest bytes with a pen of this style. A full block
 * has any paper, or is a blank on paper of its colour, a byte in place of three; a half block is the other half with
 * its two colours exchanged.
 */
export function blockFor(pen: Style, character: string, style: Style, times: number): Block {
  const key = `${pen}/${style}/${times}${character}`;
  let block = known.get(key);
  if (!block) {
    // Where there is no paper, blanks are near: they may have the ink that is there, but not paper.
    const bare = coloursOf(pen)?.paper === "";
    const bytes = (one: Block) =>
      transition(pen, one.style).length +
      times * Buffer.byteLength(one.character) +
      (bare && coloursOf(one.style)?.paper ? transition(one.style, plain).length : 0);
    const all = [{ character, style }, ...likenesses(pen, character, style)];
    block = all.reduce((best, one) => (bytes(one) < bytes(best) ? one : best));
    if (known.size >= mostKnown) known.clear();
    known.set(key, block);
  }
  return block;
}

/** All numbers of styles mean something else from now on. */
export function forgetBlocks(): void {
  known.clear();
}

function likenesses(pen: Style, character: string, style: Style): readonly Block[] {
  const colours = coloursOf(style);
  const carried = coloursOf(pen);
  // Ink that is none is not the colour of any paper.
  if (!colours?.ink || !carried) return [];
  const { ink, paper } = colours;
  if (character === "█") {
    return [
      { character, style: tinted(style, ink, carried.paper) },
      { character: " ", style: tinted(style, carried.ink, asPaper(ink)) },
    ];
  }
  if (!paper) return [];
  return [{ character: character === "▀" ? "▄" : "▀", style: tinted(style, asInk(paper), asPaper(ink)) }];
}

function asPaper(ink: string): string {
  return ink.startsWith("38") ? `4${ink.slice(1)}` : String(Number(ink) + 10);
}

function asInk(paper: string): string {
  return paper.startsWith("48") ? `3${paper.slice(1)}` : String(Number(paper) - 10);
}
