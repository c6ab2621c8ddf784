import { type Item, versionOf } from "./items.ts";

/**
 * A place in a room's items: the lowest row on the screen is this item's, with so many of its rows below the edge.
 * `version` finds the place again when the item itself is gone: dropped from memory, sent, or a mark taken away.
 */
export interface Anchor {
  readonly key: string;
  readonly hidden: number;
  readonly version: number;
}

export interface Window {
  readonly rows: readonly string[];
  /** How many of the rows are at the top for want of items. */
  readonly blank: number;
  /** Whether the first and the last item are in sight. */
  readonly top: boolean;
  readonly bottom: boolean;
  /** How many items are out of sight on either side. */
  readonly above: number;
  readonly below: number;
}

type Rows = (item: Item) => readonly string[];

/** The rows that are seen: only their items are laid out. Without an anchor these are the last ones. */
export function windowOf(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
): Window {
  const { place, hidden } = placeOf(items, rowsOf, height, anchor);
  const parts: (readonly string[])[] = [];
  let count = 0;
  let first = place;
  for (; first >= 0 && count < height; first--) {
    const all = rowsOf(items[first] as Item);
    const part = first === place ? all.slice(0, all.length - hidden) : all;
    parts.push(part);
    count += part.length;
  }
  const seen = parts.reverse().flat().slice(-height);
  const blank = Math.max(0, height - seen.length);
  return {
    rows: [...Array<string>(blank).fill(""), ...seen],
    blank,
    top: first < 0 && count <= height,
    bottom: place === items.length - 1 && hidden === 0,
    above: first + 1,
    below: items.length - 1 - place,
  };
}

/** The item in a row of the window, and which of its rows that is; undefined where there is none. */
export function itemAt(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
  y: number,
): { item: Item; row: number } | undefined {
  const { place, hidden } = placeOf(items, rowsOf, height, anchor);
  let top = height + hidden;
  for (let at = place; at >= 0 && top > y; at--) {
    const item = items[at] as Item;
    top -= rowsOf(item).length;
    if (top <= y) return { item, row: y - top };
  }
  return undefined;
}

/** An item of which these rows are in sight: from the first to before the other. */
export interface Seen {
  readonly item: Item;
  readonly from: number;
  readonly to: number;
}

/** What is in the window, from its top. */
export function seenIn(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
): Seen[] {
  const { place, hidden } = placeOf(items, rowsOf, height, anchor);
  const seen: Seen[] = [];
  let left = height;
  for (let at = place; at >= 0 && left > 0; at--) {
    const item = items[at] as Item;
    const to = rowsOf(item).length - (at === place ? hidden : 0);
    seen.push({ item, from: Math.max(0, to - left), to });
    left -= to;
  }
  return seen.reverse();
}

/** The anchor after moving by so many rows, up if negative; undefined is the bottom. Never above the first screen. */
export function moved(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
  by: number,
): Anchor | undefined {
  if (items.length === 0) return undefined;
  const from = placeOf(items, rowsOf, height, anchor);
  return by < 0 ? movedUp(items, rowsOf, height, from, -by) : movedDown(items, rowsOf, from, by);
}

/** The first screen: the oldest item is at its top. */
export function firstScreen(items: readonly Item[], rowsOf: Rows, height: number): Anchor | undefined {
  let left = height;
  for (const [place, item] of items.entries()) {
    const rows = rowsOf(item).length;
    if (rows >= left) return anchorAt(items, place, rows - left);
    left -= rows;
  }
  return undefined;
}

interface Position {
  readonly place: number;
  readonly hidden: number;
}

function movedUp(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  from: Position,
  by: number,
): Anchor | undefined {
  let left = by + height;
  let found: Anchor | undefined;
  for (let place = from.place; place >= 0; place--) {
    const hidden = place === from.place ? from.hidden : 0;
    const rows = rowsOf(items[place] as Item).length - hidden;
    // The new lowest row is `by` rows up; and a whole screen must fit above it.
    if (!found && rows > left - height) found = anchorAt(items, place, hidden + left - height);
    if (rows >= left) return found;
    left -= rows;
  }
  return firstScreen(items, rowsOf, height);
}

function movedDown(items: readonly Item[], rowsOf: Rows, from: Position, by: number): Anchor | undefined {
  let left = by;
  for (let place = from.place; place < items.length; place++) {
    const rows = rowsOf(items[place] as Item).length;
    const below = place === from.place ? from.hidden : rows;
    if (below >= left) return anchorAt(items, place, below - left);
    left -= below;
  }
  return undefined;
}

/** Whole at the end is no anchor: there the newest message stays in sight. */
function anchorAt(items: readonly Item[], place: number, hidden: number): Anchor | undefined {
  return place === items.length - 1 && hidden === 0 ? undefined : anchorTo(items, place, hidden);
}

export function anchorTo(items: readonly Item[], place: number, hidden: number): Anchor | undefined {
  const item = items[place];
  if (!item) return undefined;
  let version: number | undefined;
  for (let at = place; at >= 0 && version === undefined; at--) version = versionOf(items[at] as Item);
  return { key: item.key, hidden, version: version ?? 0 };
}

export function placeOf(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
): Position {
  const last = items.length - 1;
  if (!anchor || last < 0) return { place: last, hidden: 0 };
  const place = items.findLastIndex(({ key }) => key === anchor.key);
  if (place >= 0) {
    // The pane may have become wider since, and the item lower.
    const rows = rowsOf(items[place] as Item).length;
    return { place, hidden: Math.max(0, Math.min(anchor.hidden, rows - 1)) };
  }
  const before = items.findLastIndex(item => (versionOf(item) ?? Infinity) <= anchor.version);
  // What one was reading is no longer in memory: the oldest that is, a screen of it.
  return { place: before >= 0 ? before : Math.min(last, height - 1), hidden: 0 };
}
