import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { clip, graphemes, isSimple, printableLine, width } from "../../src/protocol/index.ts";
import { hostileText } from "../support/hostile.ts";

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

describe("text that needs no look at Unicode's tables", () => {
  const all = Array.from({ length: 0x1_00_00 }, (_, code) => String.fromCharCode(code)).filter(isSimple);

  it("is of characters that are one cell wide, each", () => {
    expect(all.length).toBeGreaterThan(1_000);
    expect(all.filter(character => stringWidth(character) !== 1)).toEqual([]);
  });

  it("is of characters that never join", () => {
    // Whether two join depends on what kind each of them is; nothing joins what does not join itself or a letter.
    const segmenter = new Intl.Segmenter();
    const text = all
      .flatMap(character => [character, "a", character, character, "©", character, "│"])
      .join("");
    expect(Array.from(segmenter.segment(text), ({ segment }) => segment).join("\0")).toBe(
      text.split("").join("\0"),
    );
  });
});

describe("clip", () => {
  it("never takes more cells than there are, and cuts between characters", () => {
    expect(clip("hello", 5, "…")).toBe("hello");
    expect(clip("hello", 4, "…")).toBe("hel…");
    expect(clip("hello", 4, "...")).toBe("h...");
    expect(clip("hello", 2, "...")).toBe("..");
    expect(clip("日本語", 4, "…")).toBe("日…");
    expect(clip("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", 3, "…")).toBe("👨‍👩‍👧‍👦…");
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom("…", "..."),
        (text, cells, mark) => {
          expect(width(clip(printableLine(text), cells, mark))).toBeLessThanOrEqual(cells);
        },
      ),
    );
  });
});

describe("graphemes", () => {
  it("never join to a space, which may be ours", () => {
    expect(graphemes("a \u0301b")).toEqual(["a", " ", "\u0301", "b"]);
    expect(graphemes("\u0d4e x")).toEqual(["\u0d4e", " ", "x"]);
  });

  it("are together as wide as the text", () => {
    fc.assert(
      fc.property(hostileText, text => {
        const shown = printableLine(text);
        expect(graphemes(shown).reduce((cells, one) => cells + width(one), 0)).toBe(width(shown));
      }),
    );
  });

  it("lose nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text => {
        expect(graphemes(text).join("")).toBe(text);
      }),
    );
  });
});
