import { expect, test } from "vitest";
import type { Item } from "../../../src/tui/rows/items.ts";
import { centred, held, revealing } from "../../../src/tui/rows/reveal.ts";
import { type Anchor, windowOf } from "../../../src/tui/rows/window.ts";
import { message } from "../support/values.ts";

/** Twenty messages of one to three rows, with a heading before the first. */
const items: Item[] = [
  { kind: "day", key: "d", at: 0 },
  ...Array.from(
    { length: 20 },
    (_, n): Item => ({ kind: "message", key: `m${n}`, message: message(n, "x"), grouped: false }),
  ),
];
const rowsOf = ({ key }: Item) => {
  const count = key === "d" ? 2 : 1 + (Number(key.slice(1)) % 3);
  return Array.from({ length: count }, (_, row) => `${key}/${row}`);
};
const seen = (anchor: Anchor | undefined, height = 6) => windowOf(items, rowsOf, height, anchor).rows;
const reveal = (anchor: Anchor | undefined, key: string, height = 6) =>
  revealing(items, rowsOf, height, anchor, key);

test("what is in sight already moves nothing", () => {
  expect(reveal(undefined, "m19")).toBeUndefined();
  const anchor = held(items, undefined);
  expect(reveal(anchor, "m18")).toBe(anchor);
});

test("what is above comes to the top, what is below to the bottom", () => {
  const up = reveal(undefined, "m10");
  expect(seen(up)).toEqual(["m10/0", "m10/1", "m11/0", "m11/1", "m11/2", "m12/0"]);
  const down = reveal(up, "m14");
  expect(seen(down).slice(-3)).toEqual(["m14/0", "m14/1", "m14/2"]);
});

test("of what is half in sight, all is", () => {
  const anchor = { key: "m11", hidden: 1, version: 11 };
  expect(seen(reveal(anchor, "m11")).slice(-3)).toEqual(["m11/0", "m11/1", "m11/2"]);
});

test("the heading comes along with the first below it", () => {
  expect(seen(reveal(undefined, "m0"))).toEqual(["d/0", "d/1", "m0/0", "m1/0", "m1/1", "m2/0"]);
});

test("what is higher than the screen shows its beginning", () => {
  expect(seen(reveal(undefined, "m11", 2), 2)).toEqual(["m11/0", "m11/1"]);
  expect(seen(reveal({ key: "m3", hidden: 0, version: 3 }, "m11", 2), 2)).toEqual(["m11/0", "m11/1"]);
});

test("what is jumped to stands in the middle, and at the ends as near as can be", () => {
  expect(seen(centred(items, rowsOf, 6, "m10")).indexOf("m10/0")).toBe(3);
  expect(seen(centred(items, rowsOf, 6, "m0"))[0]).toBe("d/0");
  expect(seen(centred(items, rowsOf, 6, "m19")).at(-1)).toBe("m19/1");
});

test("what is not there moves nothing", () => {
  expect(reveal(undefined, "m99")).toBeUndefined();
  expect(centred(items, rowsOf, 6, "m99")).toBeUndefined();
});
