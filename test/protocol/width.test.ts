import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clip, graphemes, printableLine, width } from "../../src/protocol/index.ts";

describe("width", () => {
  it.each([
    ["abc", 3],
    ["日本", 4],
    ["é", 1],
    ["e\u0301", 1],
    ["👨‍👩‍👧‍👦", 2],
    ["🇩🇪", 2],
    ["❤️", 2],
    ["👍🏽", 2],
    ["한글", 4],
    ["ｆｕｌｌ", 8],
  ])("of %s is %i cells", (text, cells) => {
    expect(width(text)).toBe(cells);
  });
});

describe("clip", () => {
  it("never takes more cells than there are, and cuts between characters", () => {
    expect(clip("hello", 5)).toBe("hello");
    expect(clip("hello", 4)).toBe("hel…");
    expect(clip("日本語", 4)).toBe("日…");
    expect(clip("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3)).toBe("👨‍👩‍👧‍👦…");
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.integer({ min: 0, max: 30 }),
        (text, cells) => {
          expect(width(clip(printableLine(text), cells))).toBeLessThanOrEqual(cells);
        },
      ),
    );
  });
});

describe("graphemes", () => {
  it("lose nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text => {
        expect(graphemes(text).join("")).toBe(text);
      }),
    );
  });
});
