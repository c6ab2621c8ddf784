import { printable } from "../../protocol/index.ts";
import type { Item } from "../rows/items.ts";
import type { Seen } from "../rows/window.ts";
import { codesIn } from "../text/blocks.ts";
import { codeOf } from "../text/code-place.ts";
import { cellsOf } from "../text/text-rows.ts";
import { withoutLooks } from "../text/without-looks.ts";

/** Something in sight that can be copied by its label: what it is, and where in the rows of its item it begins. */
export interface Thing {
  /** The same as long as it is there. */
  readonly key: string;
  readonly what: "message" | "link" | "code";
  readonly text: string;
  readonly row: number;
  readonly cell: number;
  /** How many cells its label takes the place of at least. */
  readonly cells: number;
}

const place = /\x1b\]8;id=([^;]*);([^\x1b]+)\x1b\\/g;

/** What can be copied of an item that is in sight, by its rows with the places of links and code in them. */
export function thingsOf({ item, from, to }: Seen, rows: readonly string[]): Thing[] {
  const text = textOf(item);
  if (text === "") return [];
  // In the place of the time.
  const [, head = ""] = /^.(\S*)/u.exec(withoutLooks(rows[from] ?? "")) ?? [];
  const things: Thing[] = [
    { key: `${item.key} text`, what: "message", text, row: from, cell: 1, cells: head.length },
  ];
  const known = new Set<string>();
  for (let row = from; row < to; row++) {
    const all = rows[row] ?? "";
    for (const { 0: whole, 1: id = "", 2: href = "", index } of all.matchAll(place)) {
      // A link that goes on in the next row is one.
      if (known.has(id)) continue;
      known.add(id);
      const cell = cellsOf(all.slice(0, index + whole.length));
      const code = codeOf(href);
      const common = { key: `${item.key} ${id}`, row, cell, cells: 0 };
      if (code === undefined) things.push({ ...common, what: "link", text: href });
      else things.push({ ...common, what: "code", text: asTyped(code, text) });
    }
  }
  return things;
}

function textOf(item: Item): string {
  if (item.kind === "waiting") return item.waiting.text;
  return item.kind === "message" ? item.message.text : "";
}

/** What is shown has no tabs, and no control characters: of the text as it was typed, the part that looks the same. */
function asTyped(shown: string, text: string): string {
  return codesIn(text.replace(/\r\n?/g, "\n")).find(code => printable(code) === shown) ?? shown;
}
