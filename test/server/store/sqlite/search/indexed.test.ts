import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexedText, wantedText } from "../../../../../src/server/store/sqlite/search/indexed.ts";

const words = (text: string) => text.split(" ").filter(word => word !== "");

describe("the text of an entry", () => {
  it.each([
    ["Hello, World", "Hello, World"],
    ["Café cafe\u0301", "cafe cafe"],
    ["ΟΔΟΣ ὁδός", "οδος οδος"],
    ["Ёлка й", "елка и"],
    ["Straße İzmir ırmak", "strasse izmir irmak"],
    ["ＡＬＩＣＥ ﬁn ①", "alice fin 1"],
    ["日本語", "日本 本語 語"],
    ["ｶﾞｷﾞ", "ガギ ギ"],
    ["한국어를", "한국 국어 어를 를"],
    ["say日本now", "say 日本 本 now"],
    ["👍🏽!", "👍 !"],
    ["👩‍🚀", "👩🚀 🚀"],
    ["■done 20°C", "done 20 c"],
    ["\ue000r1 x", "r1 x"],
    ["zero\0width\u200bspace", "zero widthspace"],
  ])("%s", (text, indexed) => {
    expect(words(indexedText(text))).toEqual(words(indexed));
  });
});

describe("what is looked for", () => {
  it.each([
    ["日", "日", true],
    ["日本", "日本", false],
    ["日本語", "日本 本語", false],
    ["日本 tea", "日本 本 tea", false],
    ["tea 日", "tea 日", true],
    ["café", "cafe", false],
  ])("%s", (text, wanted, prefix) => {
    const found = wantedText(text);
    expect({ words: words(found.text), prefix: found.prefix }).toEqual({ words: words(wanted), prefix });
  });
});

it("any part of a run is a phrase of its entry", () => {
  const run = fc.string({
    unit: fc.constantFrom(..."日本語を話すคนไทย한글👍🚀"),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(run, fc.nat(11), fc.integer({ min: 1, max: 12 }), (text, from, length) => {
      const characters = [...text];
      const start = from % characters.length;
      const part = characters.slice(start, start + length).join("");
      const { text: wanted, prefix } = wantedText(part);
      const entry = words(indexedText(`before ${text} after`));
      const phrase = words(wanted);
      const isThere = entry.some((_, i) =>
        phrase.every((word, j) => {
          const there = entry[i + j] ?? "";
          return prefix && j === phrase.length - 1 ? there.startsWith(word) : there === word;
        }),
      );
      expect(isThere).toBe(true);
    }),
  );
});

/** Text of any characters, also of halves of them. */
const anything = fc.array(fc.integer({ min: 0, max: 0xffff })).map(units => String.fromCharCode(...units));

it("whatever was said, an entry has no mark of ours and is the same each time", () => {
  fc.assert(
    fc.property(anything, text => {
      const indexed = indexedText(text);
      expect(indexed).not.toContain("\ue000");
      expect(indexed).not.toContain("\0");
      expect(indexed.isWellFormed() || /^[\x01-\x7f]*$/.test(text)).toBe(true);
      expect(indexedText(text)).toBe(indexed);
    }),
  );
});
