import { expect, it } from "vitest";
import { normalized } from "../../src/protocol/index.ts";

const forms = ["NFC", "NFD", "NFKC", "NFKD"] as const;

it.each([
  "",
  "plain",
  "Rene\u0301 \u00e5ngstro\u0308m \u1e9b\u0323",
  "한국어 \u1112\u1161\u11ab",
  "ﬁn ① ﷺ",
  "สวัสดี हिन्दी",
  "two\nlines",
  "half \ud800 of one",
  // As jokes go: any number of one and the same mark, and thirty of different ones.
  "ส".concat("\u0e49".repeat(500)),
  "ｶ".concat("\uff9e".repeat(500)),
  "e".concat("\u0301\u0316\u0327".repeat(10), "!"),
])("%j is what it is otherwise", text => {
  for (const form of forms) expect(normalized(text, form)).toBe(text.normalize(form));
});

it.each([
  ["marks", "\u0301", "\u0316"],
  ["half-width sound marks, which become marks", "\u0301", "\uff9e"],
  ["marks of two code units", "\u{1d185}", "\u{1d165}"],
])(
  "of %s no more than thirty in a row are put in order: each is moved past all before it",
  (_, high, low) => {
    const text = high.repeat(100) + low.repeat(100);
    for (const form of ["NFKC", "NFKD"] as const) {
      const marks = [...normalized(text, form)];
      const moved = marks.indexOf(low.normalize(form));
      expect(moved).toBe(90);
      expect(marks).toHaveLength(200);
    }
  },
);
