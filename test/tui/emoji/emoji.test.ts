import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { emojiTable } from "../../../scripts/emoji.ts";
import { emojiNamed, searchEmoji } from "../../../src/tui/emoji/emoji.ts";

test("the table is the one of the package that it is written from", () => {
  const file = new URL("../../../src/tui/emoji/emoji.txt", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(emojiTable());
});

test("an emoji has the names that people know, and no others", () => {
  expect(["+1", "thumbsup", "tada", "shrug"].map(emojiNamed)).toEqual(["👍", "👍", "🎉", "🤷"]);
  expect(["", "constructor", "nothing", "30"].map(emojiNamed)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test.each([
  ["+1", "+1"],
  ["sm", "smile"],
  ["tad", "tada"],
  ["heart", "heart"],
  ["fire", "fire"],
  ["rocket", "rocket"],
  ["Thumb", "thumbsup"],
  ["party", "partying_face"],
  ["rckt", "rocket"],
])("for %s the first is %s", (typed, name) => expect(searchEmoji(typed, 5)[0]?.name).toBe(name));

test("names that begin so come first, then words in names, then the letters in their order; flags are not in the way", () => {
  const names = searchEmoji("na", 40).map(({ name }) => name);
  expect(names[0]).toBe("nail_care");
  expect(names.indexOf("name_badge")).toBeLessThan(names.indexOf("banana"));
  expect(names.indexOf("nail_care")).toBeLessThan(names.indexOf("nauru"));
});

test("no more than wanted, each emoji once, and none for nothing", () => {
  expect(searchEmoji("s", 8)).toHaveLength(8);
  const all = searchEmoji("heart", 100).map(({ emoji }) => emoji);
  expect(new Set(all).size).toBe(all.length);
  expect(searchEmoji("", 8)).toEqual([]);
  expect(searchEmoji("qqqqqq", 8)).toEqual([]);
});
