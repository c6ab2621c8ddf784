import { type Message, printableLine } from "../../protocol/index.ts";
import { toRow } from "../screen/cells.ts";
import { linkOf } from "../screen/style.ts";
import type { Theme } from "../theme/theme.ts";

/** What of a message stands at a cell: something that a click follows. */
export type Spot =
  | { readonly what: "link"; readonly href: string }
  | { readonly what: "spoiler" }
  | { readonly what: "reaction"; readonly emoji: string };

/** Read off the row as it was drawn, so that what one sees is what one hits. */
export function spotAt(
  row: string,
  columns: number,
  x: number,
  { text: said, reactions = [] }: Pick<Message, "text" | "reactions">,
  { glyphs }: Theme,
): Spot | undefined {
  const { characters, styles } = toRow(row, columns);
  const href = linkOf(styles[x] ?? 0);
  if (href !== "") return { what: "link", href };
  if (characters[x] === glyphs.hidden && said.includes("||")) return { what: "spoiler" };
  const text = characters.join("");
  if (!text.trimStart().startsWith(glyphs.foot)) return undefined;
  const before = characters.slice(0, x).join("").length;
  for (const { emoji, count } of reactions) {
    const chip = `${printableLine(emoji)} ${count}`;
    const from = text.indexOf(chip);
    if (from >= 0 && before >= from && before < from + chip.length) return { what: "reaction", emoji };
  }
  return undefined;
}
