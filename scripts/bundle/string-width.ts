import { stripVTControlCharacters } from "node:util";
import { width } from "../../src/protocol/index.ts";

/** Ink measures as we do. */
// biome-ignore lint/style/noDefaultExport: that is how Ink imports it
export default function stringWidth(text: string): number {
  return width(text.includes("\x1b") ? stripVTControlCharacters(text) : text);
}
