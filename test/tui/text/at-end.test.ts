import { expect, test } from "vitest";
import { withoutAtEnd } from "../../../src/tui/text/at-end.ts";

test.each([
  ["@bob...", "._-", "@bob"],
  ["#ops._-", "._-", "#ops"],
  ["@a.b", "._-", "@a.b"],
  ["...", ".", ""],
  ["", ".", ""],
])("%j without %j at its end is %j", (text, signs, rest) => {
  expect(withoutAtEnd(text, signs)).toBe(rest);
});
