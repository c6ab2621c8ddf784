import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isMessageText,
  isTopic,
  limits,
  printable,
  printableJson,
  printableLine,
  utf8Length,
} from "../../src/protocol/index.ts";
import { harmful, hostileText, naughtyStrings } from "../support/hostile.ts";

describe("text on its way to a terminal", () => {
  it.each([
    ["an escape sequence", "\x1b[31mred\x1b[0m", "␛[31mred␛[0m"],
    ["a title change", "\x1b]0;owned\x07", "␛]0;owned␇"],
    ["a clipboard write by C1", "\x9d52;c;aGk=\x9c", "�52;c;aGk=�"],
    ["a carriage return that would overwrite the line", "safe\rroot: hi", "safe\nroot: hi"],
    ["backspaces", "abc\b\b\bxyz", "abc␈␈␈xyz"],
    ["a bidi override", "user\u202eexe.txt", "userexe.txt"],
    ["hidden characters", "pass\u200bword\u2060\ufeff", "password"],
    ["a line separator", "one\u2028bob: two", "one\nbob: two"],
    ["a tab", "a\tb", "a    b"],
    ["tags", "hi\u{e0041}\u{e0042}", "hi"],
    ["a joiner with nothing to join", "a \u200d b", "a  b"],
    ["a mark with nothing to stand on", "\u0301 \u20dd\n\uff9e", "◌\u0301 ◌\u20dd\n◌\uff9e"],
    ["a sign that many terminals give no cell", "\u0600", "\ufffd"],
    ["what is no character", "\uffff\ufdd0", "\ufffd\ufffd"],
  ])("has %s made visible or harmless", (_, hostile, shown) => {
    expect(printable(hostile)).toBe(shown);
  });

  it.each(["plain", "zwei\nZeilen", "👨‍👩‍👧‍👦", "🇩🇪", "❤️", "👍🏽", "क्‍ष", "نمی‌خواهم", "日本語", "é", "ไทย"])(
    "keeps what people write: %s",
    text => {
      expect(printable(text)).toBe(text);
    },
  );

  it("cannot climb out of its row with marks", () => {
    expect(printable(`e${"\u0301".repeat(50)}`)).toBe(`e${"\u0301".repeat(4)}`);
  });

  it("has no characters without an end", () => {
    expect(printable(`a${"\uff9f".repeat(50)}`)).toBe(`a${"\uff9f".repeat(4)}`);
    for (const piece of ["\u1100", "\u1161", "\u11a8"])
      expect(printable(`a${piece.repeat(50)}`)).toBe(`a${piece.repeat(3)}`);
    const decomposed = "한국어".normalize("NFD").repeat(9);
    expect(printable(decomposed)).toBe(decomposed);
  });

  it("is one row where only one row is", () => {
    expect(printableLine("a\nb\r\nc")).toBe("a b c");
  });

  it("holds nothing harmful whatever it was, and is not changed again by a second look", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string(), hostileText), text => {
        const shown = printable(text);
        expect(shown).not.toMatch(harmful);
        expect(printable(shown)).toBe(shown);
      }),
      { numRuns: 3_000 },
    );
  });

  it("holds nothing harmful for the strings that are known to break programs", () => {
    for (const text of naughtyStrings) expect(printable(text)).not.toMatch(harmful);
  });
});

describe("JSON on its way to a terminal", () => {
  it.each([
    ["a sequence that begins with one character", "\x9b2J", '"\\u009b2J"'],
    ["DEL", "\x7f", '"\\u007f"'],
    ["a line separator", "a\u2028b", '"a\\u2028b"'],
    ["an override of direction", "\u202eb", '"\\u202eb"'],
    ["a tag", "\u{e0041}", '"\\udb40\\udc41"'],
    ["half a character", "\ud800", '"\\ud800"'],
    ["a pile of marks", `e${"\u0301".repeat(6)}`, `"e${"\u0301".repeat(4)}\\u0301\\u0301"`],
  ])("has %s escaped", (_, text, json) => {
    expect(printableJson(text)).toBe(json);
  });

  it("leaves what can be read as it is", () => {
    expect(printableJson({ text: "zwei\nZeilen, 日本語 🎉" })).toBe('{"text":"zwei\\nZeilen, 日本語 🎉"}');
  });

  it("is one line, holds nothing harmful, and says the same, in names and in values", () => {
    const bears = (name: string, text: string) => {
      const value = Object.fromEntries([[name, [text]]]);
      const json = printableJson(value);
      expect(json).not.toMatch(harmful);
      expect(json).not.toMatch(/\n/);
      expect(JSON.parse(json)).toEqual(value);
    };
    fc.assert(fc.property(hostileText, hostileText, bears), { numRuns: 2_000 });
    for (const text of naughtyStrings) bears("text", text);
  });
});

describe("a message's text", () => {
  it("is anything but blank, broken or too long", () => {
    expect(isMessageText("x")).toBe(true);
    expect(isMessageText("")).toBe(false);
    expect(isMessageText(" \n\t ")).toBe(false);
    expect(isMessageText("\ud800")).toBe(false);
    expect(isMessageText("x".repeat(limits.textBytes))).toBe(true);
    expect(isMessageText("é".repeat(limits.textBytes / 2))).toBe(true);
    expect(isMessageText(`${"é".repeat(limits.textBytes / 2)}x`)).toBe(false);
  });

  it("is measured in the bytes it will take on the wire", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), text => {
        const wellFormed = text.toWellFormed();
        expect(utf8Length(wellFormed)).toBe(Buffer.byteLength(wellFormed));
      }),
    );
  });
});

describe("a topic", () => {
  it("is one printable line, or nothing", () => {
    expect(isTopic("")).toBe(true);
    expect(isTopic("release on friday 🎉")).toBe(true);
    expect(isTopic("two\nlines")).toBe(false);
    expect(isTopic("\x1b[31m")).toBe(false);
    expect(isTopic("x".repeat(limits.topic + 1))).toBe(false);
  });
});
