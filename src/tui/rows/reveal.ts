import type { Item } from "./items.ts";
import { type Anchor, anchorTo, placeOf } from "./window.ts";

type Rows = (item: Item) => readonly string[];

/**
 * The anchor with which an item is in sight: the same if it is so already, else the one that moves least. What stands
 * over it as a heading comes along where there is room.
 */
export function revealing(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  anchor: Anchor | undefined,
  key: string,
): Anchor | undefined {
  const place = items.findLastIndex(item => item.key === key);
  if (place < 0) return anchor;
  const bottom = placeOf(items, rowsOf, height, anchor);
  const own = rowsOf(items[place] as Item).length;
  if (place > bottom.place || (place === bottom.place && bottom.hidden > 0)) {
    return anchorTo(items, place, Math.max(0, own - height));
  }
  const seen = rowsFrom(items, rowsOf, place, bottom.place) - bottom.hidden;
  if (seen <= height) return anchor;
  return fromTop(items, rowsOf, height, withHeading(items, rowsOf, height, place));
}

/** The anchor with which an item is in the middle. */
export function centred(
  items: readonly Item[],
  rowsOf: Rows,
  height: number,
  key: string,
): Anchor | undefined {
  const place = items.findLastIndex(item => item.key === key);
  if (place < 0) return undefined;
  const above = Math.floor(height / 2);
  let count = 0;
  for (let top = place - 1; top >= 0 && count < above; top--) count += rowsOf(items[top] as Item).length;
  return count < above ? fromTop(items, rowsOf, height, 0) : fromTop(items, rowsOf, height - above, place);
}

/** What is in sight stays there, whatever comes behind the last item. */
export function held(items: readonly Item[], anchor: Anchor | undefined): Anchor | undefined {
  return anchor ?? anchorTo(items, items.length - 1, 0);
}

function rowsFrom(items: readonly Item[], rowsOf: Rows, from: number, to: number): number {
  let count = 0;
  for (let place = from; place <= to; place++) count += rowsOf(items[place] as Item).length;
  return count;
}

function withHeading(items: readonly Item[], rowsOf: Rows, height: number, place: number): number {
  let top = place;
  while (top > 0 && items[top - 1]?.kind !== "message" && items[top - 1]?.kind !== "waiting") top -= 1;
  return rowsFrom(items, rowsOf, top, place) <= height ? top : place;
}

/** The anchor with which this item is the first in sight. */
function fromTop(items: readonly Item[], rowsOf: Rows, height: number, top: number): Anchor | undefined {
  let left = height;
  for (let place = top; place < items.length; place++) {
    const rows = rowsOf(items[place] as Item).length;
    if (rows >= left) return anchorTo(items, place, rows - left);
    left -= rows;
  }
  return anchorTo(items, items.length - 1, 0);
}
