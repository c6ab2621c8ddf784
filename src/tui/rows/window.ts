import type { Item } from "./items.ts";

/** A place in a room's items: the lowest row on the screen is this item's, with so many of its rows below the edge. */
export interface Anchor {
  readonly key: string;
  readonly hidden: number;
}

export interface Window {
  readonly rows: readonly string[];
  /** Whether the first and the last item are in sight. */
  readonly top: boolean;
  readonly bottom: boolean;
  /** Rows below the edge are not counted: items are. */
  readonly below: number;
}

type Rows = (item: Item) => readonly string[];

/** The rows that are seen: only their items are laid out. Without an anchor, or if it is gone, these are the last ones. */
export function windowOf(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
): Window {
  const { place, hidden } = placeOf(items, anchor);
  let rows: string[] = [];
  let first = place;
  for (; first >= 0 && rows.length < height; first--) {
    const all = rowsOf(items[first] as Item);
    rows = [...(first === place ? all.slice(0, all.length - hidden) : all), ...rows];
  }
  const top = first < 0 && rows.length <= height;
  const bottom = place === items.length - 1 && hidden === 0;
  const seen = rows.slice(-height);
  const blank = Array<string>(Math.max(0, height - seen.length)).fill("");
  return { rows: [...blank, ...seen], top, bottom, below: items.length - 1 - place };
}

/** The anchor after moving by so many rows, up if negative; undefined is the bottom. Never above the first screen. */
export function moved(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
  by: number,
): Anchor | undefined {
  return by < 0 ? movedUp(items, rowsOf, height, anchor, -by) : movedDown(items, rowsOf, anchor, by);
}

/** The first screen: the oldest item is at its top. */
export function firstScreen(items: readonly Item[], rowsOf: Rows, height: number): Anchor | undefined {
  let left = height;
  for (const item of items) {
    const rows = rowsOf(item).length;
    if (rows >= left) return { key: item.key, hidden: rows - left };
    left -= rows;
  }
  return undefined;
}

function movedUp(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
  by: number,
): Anchor | undefined {
  const from = placeOf(items, anchor);
  let left = by + height;
  let found: Anchor | undefined;
  for (let place = from.place; place >= 0; place--) {
    const item = items[place] as Item;
    const hidden = place === from.place ? from.hidden : 0;
    const rows = rowsOf(item).length - hidden;
    // The new lowest row is `by` rows up; and a whole screen must fit above it.
    if (!found && rows > left - height) found = { key: item.key, hidden: hidden + left - height };
    if (rows >= left) return found;
    left -= rows;
  }
  return firstScreen(items, rowsOf, height);
}

function movedDown(
  items: readonly Item[],
  rowsOf: Rows,
  anchor: Anchor | undefined,
  by: number,
): Anchor | undefined {
  const { place: from, hidden } = placeOf(items, anchor);
  let left = by;
  for (let place = from; place < items.length; place++) {
    const item = items[place] as Item;
    const rows = rowsOf(item).length;
    const below = place === from ? hidden : rows;
    if (below >= left) {
      const rest = below - left;
      return place === items.length - 1 && rest === 0 ? undefined : { key: item.key, hidden: rest };
    }
    left -= below;
  }
  return undefined;
}

function placeOf(items: readonly Item[], anchor: Anchor | undefined): { place: number; hidden: number } {
  const place = anchor ? items.findLastIndex(({ key }) => key === anchor.key) : -1;
  return place < 0 ? { place: items.length - 1, hidden: 0 } : { place, hidden: anchor?.hidden ?? 0 };
}
