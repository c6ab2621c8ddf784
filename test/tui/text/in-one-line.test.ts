import fc from "fast-check";
import { expect, test } from "vitest";
import { inOneLine, withoutSpoilers } from "../../../src/tui/text/in-one-line.ts";
import { asciiTheme, plainTheme } from "../support/values.ts";

test("in one line a text has no marks, and what it hides is as long as anything else", () => {
  expect(inOneLine("**so** `it` _is_\n||the butler|| || x", plainTheme)).toBe("so `it` is ▒▒▒ || x");
  expect(inOneLine("||no||, ||the gardener||", asciiTheme)).toBe("###, ###");
});

test("what is told beyond the conversation hides what its author hid, and nothing else", () => {
  expect(withoutSpoilers("it was ||the\nbutler||!")).toBe("it was (hidden)!");
  expect(withoutSpoilers("a || b || c, x ||")).toBe("a || b || c, x ||");
  // What an expression finds that takes as long as the text is, for each of its marks.
  const hidden = /\|\|(?=\S)[\s\S]*?\S\|\|/g;
  const text = fc.string({ unit: fc.constantFrom("|", "||", " ", "a", "\n"), maxLength: 20 });
  fc.assert(fc.property(text, said => withoutSpoilers(said) === said.replace(hidden, "(hidden)")));
});
