import fc from "fast-check";
import { expect, test } from "vitest";
import { printable, width } from "../../../src/protocol/index.ts";
import { wrap } from "../../../src/tui/rows/wrap.ts";

test("a character of more cells than there are is not one of a row", () => {
  expect(wrap("aᄀᄀᄀ각x", 4)).toEqual(["a\ufffdx"]);
});

test("lines break at spaces", () => {
  expect(wrap("the quick brown fox", 10)).toEqual(["the quick", "brown fox"]);
});

test("a word longer than a row breaks inside, and nothing of it is lost", () => {
  expect(wrap("https://example.org/a/long/way", 12)).toEqual(["https://exam", "ple.org/a/lo", "ng/way"]);
});

test("a line of its own stays one, also an empty one, and indentation is kept", () => {
  expect(wrap("a\n\n  b", 10)).toEqual(["a", "", "  b"]);
});

test("wide characters, emoji and marks are never cut in half", () => {
  expect(wrap("你好世界", 5)).toEqual(["你好", "世界"]);
  expect(wrap("👩‍👩‍👧‍👦👍🏽🇩🇪", 4)).toEqual(["👩‍👩‍👧‍👦👍🏽", "🇩🇪"]);
  expect(wrap("e\u0301e\u0301e\u0301", 2)).toEqual(["e\u0301e\u0301", "e\u0301"]);
});

test("no row is wider than the pane, and no visible character is lost, whatever the text", () => {
  const parts = fc.constantFrom(
    "word",
    " ",
    "  ",
    "\n",
    "你好",
    "👩‍👩‍👧‍👦",
    "🇩🇪",
    "e\u0301",
    "longlonglonglonglong",
    "ｱ",
    "‍",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 30 }), fc.integer({ min: 2, max: 40 }), (words, cells) => {
      const text = printable(words.join(""));
      const rows = wrap(text, cells);
      for (const row of rows) expect(width(row)).toBeLessThanOrEqual(cells);
      expect(rows.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
    }),
  );
});
