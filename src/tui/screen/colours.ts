import type { Hex } from "../theme/colour.ts";

/**
 * Asks for the background, and then what every terminal answers: if that comes first, the background never will. The
 * answers are read where keys are.
 */
export const askBackground = "\x1b]11;?\x1b\\\x1b[c";

/** Gives the terminal these colours for whatever has none of its own: it costs nothing later, on no cell. */
export function setColours({ text, background }: { text: Hex; background: Hex }): string {
  return `\x1b]10;${text}\x1b\\\x1b]11;${background}\x1b\\`;
}

/** Its own colours again. */
export const resetColours = "\x1b]110\x1b\\\x1b]111\x1b\\";
