import { limits } from "../protocol/index.ts";

/** Some of a list, and where it goes on. */
interface Page<Item, Place> {
  readonly items: readonly Item[];
  readonly next: Place | undefined;
}

/** Where lists begin whose newest come first. */
export const newest: { readonly before?: number } = {};

/**
 * A list page by page from its `first` place, up to so many of its items. Behind a page with nothing in it there is
 * nothing, whatever a server says: it could say so for ever.
 */
export async function* inPages<Item, Place>(
  first: Place,
  ask: (place: Place, limit: number) => Promise<Page<Item, Place>>,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<readonly Item[]> {
  let place: Place | undefined = first;
  for (let left = most; left > 0 && place !== undefined; ) {
    const { items, next }: Page<Item, Place> = await ask(place, Math.min(limits.page, left));
    if (items.length === 0) return;
    yield items;
    left -= items.length;
    place = next;
  }
}

/** Where a list goes on behind the last of a page, if there is more of it. */
export function behind<Item, Place>(
  { items, more }: { readonly items: readonly Item[]; readonly more: boolean },
  placeOf: (last: Item) => Place,
): Page<Item, Place> {
  const last = items.at(-1);
  return { items, next: more && last !== undefined ? placeOf(last) : undefined };
}
