import fc from "fast-check";
import { expect, test } from "vitest";
import { type Item, itemsOf } from "../../../src/tui/rows/items.ts";
import { type Anchor, firstScreen, itemAt, moved, windowOf } from "../../../src/tui/rows/window.ts";
import { message, messageItem, people, timeline } from "../support/values.ts";

/** An item of so many rows, each with its name. */
type Sized = Item & { readonly size: number };
const items = (sizes: readonly number[], from = 1): Sized[] =>
  sizes.map((size, place) => ({ ...messageItem("x", { seq: from + place }), size }));
const rowsOf = (item: Item) => Array.from({ length: (item as Sized).size }, (_, row) => `${item.key}.${row}`);

const sizes = fc.array(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 60 });
const height = fc.integer({ min: 1, max: 30 });

test("the window is exactly as high as its pane, and shows consecutive rows", () => {
  fc.assert(
    fc.property(sizes, height, fc.array(fc.integer({ min: -40, max: 40 })), (sizes, height, moves) => {
      const all = items(sizes);
      const text = all.flatMap(rowsOf);
      let anchor: Anchor | undefined;
      for (const by of moves) {
        anchor = moved(all, rowsOf, height, anchor, by);
        const { rows, top, bottom } = windowOf(all, rowsOf, height, anchor);
        expect(rows).toHaveLength(height);
        const seen = rows.filter(Boolean);
        const first = text.indexOf(seen[0] ?? "");
        expect(text.slice(first, first + seen.length)).toEqual(seen);
        // Blank only where everything is in sight.
        if (seen.length < height) expect(seen).toEqual(text);
        expect(top).toBe(first === 0);
        expect(bottom).toBe(first + seen.length === text.length);
      }
    }),
  );
});

test("what is at a row of the window is the item that the row belongs to", () => {
  fc.assert(
    fc.property(sizes, height, fc.integer({ min: -40, max: 0 }), (sizes, height, by) => {
      const all = items(sizes);
      const anchor = moved(all, rowsOf, height, undefined, by);
      const { rows } = windowOf(all, rowsOf, height, anchor);
      const at = rows.map((_, y) => itemAt(all, rowsOf, height, anchor, y)?.item.key ?? "");
      expect(at).toEqual(rows.map(row => row.split(".")[0]));
    }),
  );
});

test("scrolling through from either end passes no row over", () => {
  fc.assert(
    fc.property(sizes, fc.integer({ min: 3, max: 30 }), (sizes, height) => {
      const all = items(sizes);
      const seen = new Set<string>();
      const look = (anchor: Anchor | undefined) => {
        const window = windowOf(all, rowsOf, height, anchor);
        for (const row of window.rows) seen.add(row);
        return window;
      };
      let anchor: Anchor | undefined;
      while (!look(anchor).top) anchor = moved(all, rowsOf, height, anchor, -(height - 2));
      for (const row of all.flatMap(rowsOf)) expect(seen).toContain(row);
      seen.clear();
      anchor = firstScreen(all, rowsOf, height);
      while (!look(anchor).bottom) anchor = moved(all, rowsOf, height, anchor, height - 2);
      for (const row of all.flatMap(rowsOf)) expect(seen).toContain(row);
    }),
  );
});

test("new messages below and older ones above do not move what one reads", () => {
  fc.assert(
    fc.property(
      sizes,
      height,
      fc.integer({ min: 1, max: 200 }),
      sizes,
      sizes,
      (sizes, height, by, older, newer) => {
        const all = items(sizes, 100);
        const anchor = moved(all, rowsOf, height, undefined, -by);
        fc.pre(anchor !== undefined);
        const before = windowOf(all, rowsOf, height, anchor).rows;
        const more = [...items(older, 100 - older.length), ...all, ...items(newer, 100 + sizes.length)];
        expect(windowOf(more, rowsOf, height, anchor).rows).toEqual(before);
      },
    ),
  );
});

test("when what one reads is dropped from memory, the oldest that is left is shown", () => {
  const anchor = { key: "m3", hidden: 0, version: 3 };
  const { rows } = windowOf(items(Array(50).fill(1), 100), rowsOf, 10, anchor);
  expect(rows[0]).toBe("m100.0");
});

test("when the mark of new messages goes away under one's eyes, the place stays", () => {
  const messages = Array.from({ length: 30 }, (_, n) => message(n + 1, "x"));
  const room = { people: people(), waiting: [], me: 1, timeline: timeline(messages) };
  const one = (item: Item) => [item.key];
  const marked = itemsOf({ ...room, newFrom: 15 });
  const atMark = moved(marked, one, 5, undefined, -15);
  expect(atMark?.key).toBe("new");
  const after = windowOf(itemsOf({ ...room, newFrom: undefined }), one, 5, atMark);
  expect(after.rows.at(-1)).toBe("m15");
});

test("a narrower item after a resize still shows a row of what was read", () => {
  const { rows } = windowOf(items([3, 2, 4]), rowsOf, 3, { key: "m2", hidden: 7, version: 2 });
  expect(rows.at(-1)).toBe("m2.0");
});

test("only about a screenful is laid out, however long the room", () => {
  const all = items(Array(100_000).fill(1));
  let count = 0;
  const counting = (item: Item) => {
    count += 1;
    return rowsOf(item);
  };
  const anchor = moved(all, counting, 60, undefined, -58);
  windowOf(all, counting, 60, anchor);
  expect(count).toBeLessThan(250);
});
