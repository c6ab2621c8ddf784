import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  isMessageText,
  isTopic,
  limits,
  printable,
  printableLine,
  utf8Length,
} from "../../src/protocol/index.ts";

/** What may be left: no control but the newline, no bidi control, nothing invisible but joiners and selectors. */
const harmful =
  /[\0-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u061c\ufeff]|\p{Cs}|[\u{e0000}-\u{e0fff}]|\p{M}{5}/u;

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

  it("is one row where only one row is", () => {
    expect(printableLine("a\nb\r\nc")).toBe("a b c");
  });

  it("holds nothing harmful whatever it was, and is not changed again by a second look", () => {
    const hostile = fc.string({ unit: "binary", maxLength: 60 }).map(text => `\x1b${text}\u202e\x9b`);
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: "binary" }), fc.string(), hostile), text => {
        const shown = printable(text);
        expect(shown).not.toMatch(harmful);
        expect(printable(shown)).toBe(shown);
      }),
      { numRuns: 500 },
    );
  });

  const naughty = new URL("../../../shared/data/naughty-strings.json", import.meta.url);
  it.skipIf(!existsSync(naughty))(
    "holds nothing harmful for the strings that are known to break programs",
    () => {
      for (const text of JSON.parse(readFileSync(naughty, "utf8")) as string[]) {
        expect(printable(text)).not.toMatch(harmful);
      }
    },
  );
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
