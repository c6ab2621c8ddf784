import { overlaid } from "./hints/overlaid.ts";
import { type Thing, thingsOf } from "./hints/things.ts";
import type { MessagePlace } from "./message-place.ts";
import type { Item } from "./rows/items.ts";
import { centred, held, revealing } from "./rows/reveal.ts";
import { type Spot, spotAt } from "./rows/spot.ts";
import {
  type Anchor,
  firstScreen,
  itemAt,
  moved,
  placeOf,
  seenIn,
  type Window,
  windowOf,
} from "./rows/window.ts";
import { cellsOf } from "./text/text-rows.ts";
import type { Theme } from "./theme/theme.ts";

/** What is at a cell of what one reads. */
export interface Hit {
  readonly item: Item;
  readonly spot: Spot | undefined;
}

/** Something to read: a conversation, or a list of messages. */
export interface Page {
  items(): readonly Item[];
  /** How many rows an item has is the same whether or not its spoilers are revealed. */
  rows(width: number, revealed?: MessagePlace, places?: boolean): (item: Item) => readonly string[];
}

/** A page in a pane of this size. Anchors come and go: where one reads is the view's. */
export class Reading {
  readonly height: number;
  readonly #page: Page;
  readonly #width: number;
  readonly #theme: Theme;

  constructor(page: Page, size: { width: number; height: number }, theme: Theme) {
    this.#page = page;
    this.#width = size.width;
    this.height = size.height;
    this.#theme = theme;
  }

  items(): readonly Item[] {
    return this.#page.items();
  }

  /** What is in sight; the item that is chosen stands out, and what has a label has it over its beginning. */
  window(
    anchor: Anchor | undefined,
    chosen?: string,
    revealed?: MessagePlace,
    labels?: ReadonlyMap<string, string>,
  ): Window {
    const rowsOf = this.#page.rows(this.#width, revealed);
    const shown = (item: Item) =>
      item.key === chosen ? outstanding(rowsOf(item), this.#width, this.#theme) : rowsOf(item);
    if (!labels) return windowOf(this.items(), shown, this.height, anchor);
    const things = this.#things(anchor, revealed);
    const labelled = (item: Item) => this.#labelled(shown(item), things.get(item) ?? [], labels);
    return windowOf(this.items(), labelled, this.height, anchor);
  }

  /** What can be copied of what is in sight, from the top. */
  things(anchor: Anchor | undefined, revealed?: MessagePlace): Thing[] {
    return [...this.#things(anchor, revealed).values()].flat();
  }

  moved(anchor: Anchor | undefined, by: number): Anchor | undefined {
    return moved(this.items(), this.#rows(), this.height, anchor, by);
  }

  /** The item at a cell of the pane, and what a click on it follows. */
  at(anchor: Anchor | undefined, { x, y }: { x: number; y: number }): Hit | undefined {
    const rowsOf = this.#rows();
    const hit = itemAt(this.items(), rowsOf, this.height, anchor, y);
    if (!hit) return undefined;
    const { item, row } = hit;
    const drawn = rowsOf(item)[row];
    const spot =
      item.kind === "message" && drawn !== undefined
        ? spotAt(drawn, this.#width, x, item.message, this.#theme)
        : undefined;
    return { item, spot };
  }

  /** The place of the lowest item in sight. */
  lowest(anchor: Anchor | undefined): number {
    return placeOf(this.items(), this.#rows(), this.height, anchor).place;
  }

  /** How many rows an item has. */
  rowsOf(item: Item): number {
    return this.#rows()(item).length;
  }

  /** Where one begins to read: at the last item, or at the first. */
  begin(atEnd: boolean): Anchor | undefined {
    return atEnd ? undefined : this.first();
  }

  first(): Anchor | undefined {
    return firstScreen(this.items(), this.#rows(), this.height);
  }

  revealing(anchor: Anchor | undefined, key: string): Anchor | undefined {
    return revealing(this.items(), this.#rows(), this.height, anchor, key);
  }

  centred(key: string): Anchor | undefined {
    return centred(this.items(), this.#rows(), this.height, key);
  }

  held(anchor: Anchor | undefined): Anchor | undefined {
    return held(this.items(), anchor);
  }

  #things(anchor: Anchor | undefined, revealed?: MessagePlace): ReadonlyMap<Item, readonly Thing[]> {
    const places = this.#page.rows(this.#width, revealed, true);
    const seen = seenIn(this.items(), this.#rows(), this.height, anchor);
    return new Map(seen.map(one => [one.item, thingsOf(one, places(one.item))]));
  }

  /** In brackets, for not every terminal shows inverse. */
  #labelled(
    rows: readonly string[],
    things: readonly Thing[],
    labels: ReadonlyMap<string, string>,
  ): readonly string[] {
    const all = [...rows];
    let last = { row: 0, end: 0 };
    for (const { key, row, cell, cells } of things) {
      const label = labels.get(key);
      if (label === undefined) continue;
      const text = `[${label}]`;
      const wide = Math.max(text.length, cells);
      // Beside the last label, if that reaches so far; at the right edge, before where the thing begins.
      const free = last.row === row ? Math.max(cell, last.end) : cell;
      const at = Math.max(0, Math.min(free, this.#width - wide));
      const shown = this.#theme.paint("active", text) + " ".repeat(wide - text.length);
      all[row] = overlaid(all[row] ?? "", at, shown, wide);
      last = { row, end: at + wide };
    }
    return all;
  }

  #rows(): (item: Item) => readonly string[] {
    return this.#page.rows(this.#width);
  }
}

/** Inverse over its whole width, with a sign in the first column, for not every terminal shows inverse. */
export function outstanding(rows: readonly string[], width: number, theme: Theme): string[] {
  return rows.map((row, place) => {
    const sign = place === 0 ? theme.glyphs.prompt : " ";
    return inverse(`${sign}${withoutFirst(row)}`, width);
  });
}

/** Bold and the like stay. Colours would be patches of paper behind some of its words. */
function inverse(row: string, cells: number): string {
  const gap = " ".repeat(Math.max(0, cells - cellsOf(row)));
  const plain = row.replace(/\x1b\[([\d;]*)m/g, (_, sgr: string) => `\x1b[${shapesIn(sgr)}m`);
  return `\x1b[7m${plain}${gap}\x1b[0m`;
}

/** Bold, italic, underlined and struck out, of all that a sequence says. */
function shapesIn(sgr: string): string {
  const codes = sgr.replace(/[34]8;(?:5;\d+|2;\d+;\d+;\d+)/g, "").split(";");
  return ["0", "7", ...codes.filter(code => /^[1349]$/.test(code))].join(";");
}

/** The first cell is ours, perhaps in a colour. */
function withoutFirst(row: string): string {
  return row.replace(/^(?:\x1b\[[\d;]*m)*.(?:\x1b\[0?m)?/u, "");
}
