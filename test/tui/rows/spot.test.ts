import { expect, test } from "vitest";
import { rowsOf } from "../../../src/tui/rows/layout-item.ts";
import { spotAt } from "../../../src/tui/rows/spot.ts";
import { context, messageItem, withoutStyle } from "../support/values.ts";

/** What is followed where this stands in a message. */
function at(text: string, mark: string, more: object = {}) {
  const item = messageItem(text, more);
  const seen = context(50);
  for (const row of rowsOf(item, seen)) {
    const x = withoutStyle(row).indexOf(mark);
    if (x >= 0) return spotAt(row, 50, x, item.kind === "message" ? item.message : { text }, seen.theme);
  }
  throw new Error(`${mark} is not seen`);
}

const reactions = [
  { emoji: "👍", count: 2, users: [2, 3] },
  { emoji: "🎉", count: 1, users: [1] },
];

test("a link is followed from any of its rows", () => {
  const href = `https://example.org/${"path/".repeat(8)}end`;
  expect(at(`see ${href} there`, "https")).toEqual({ what: "link", href });
  expect(at(`see ${href} there`, "end")).toEqual({ what: "link", href });
  expect(at(`see ${href} there`, "see")).toBeUndefined();
  expect(at(`see ${href} there`, "there")).toBeUndefined();
});

test("what is hidden is revealed, and the sign for it alone is only a character", () => {
  expect(at("it was ||the butler||", "▒")).toEqual({ what: "spoiler" });
  expect(at("▒ is a block", "▒")).toBeUndefined();
});

test("each reaction is one's own to put, and nothing else in its row is", () => {
  expect(at("hello", "👍", { reactions })).toEqual({ what: "reaction", emoji: "👍" });
  expect(at("hello", "1]", { reactions })).toEqual({ what: "reaction", emoji: "🎉" });
  expect(at("hello", "└", { reactions })).toBeUndefined();
  expect(at("👍 2 of us", "👍", { reactions })).toBeUndefined();
});
