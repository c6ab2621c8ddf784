import { expect, it } from "vitest";
import { encode, mostOfCharacter, wireLength } from "../../src/server/wire.ts";

it.each([
  ["plain", "hello"],
  ["of controls", "\u0001\u001f\0"],
  ["with what JSON escapes shortly", 'say "hi"\\\n\r\t\b\f'],
  ["beyond ASCII", "ä 漢字 👍🏽 \u2028\u007f"],
])("a text %s is as long as it is sent", (_, text) => {
  const around = encode([""]).length;
  expect(wireLength(text)).toBe(encode([text]).length - around);
  expect(wireLength(text)).toBeLessThanOrEqual(mostOfCharacter * text.length);
});
