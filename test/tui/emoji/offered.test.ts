import { expect, test } from "vitest";
import { emojiOffered, usedAlso } from "../../../src/tui/emoji/offered.ts";

const emoji = (typed: string, used: readonly string[] = []) =>
  emojiOffered(typed, used).map(one => one.emoji);

test("for nothing typed there is what one used, the latest first, and then what people use most", () => {
  const most = emoji("");
  expect(most.slice(0, 3)).toEqual(["👍", "❤️", "😂"]);
  expect(emoji(" ", ["🍵", "😂"])).toEqual(["🍵", "😂", ...most.filter(one => one !== "😂")]);
  expect(emojiOffered("", ["🍵"])[0]).toEqual({ emoji: "🍵", name: "tea" });
});

test("an emoji is found by its name, with colons and spaces or without, and is itself", () => {
  expect(emoji("tada")[0]).toBe("🎉");
  expect(emoji(":tada:")[0]).toBe("🎉");
  expect(emoji("Open Mouth")[0]).toBe("😮");
  expect(emoji("+1")[0]).toBe("👍");
  expect(emoji("👋🏽")).toEqual(["👋🏽"]);
  expect(emoji("qqqqqq", ["🍵"])).toEqual([]);
});

test("what is used once more is the latest, and only so many are kept", () => {
  expect(usedAlso(["🎉", "👍", "🍵"], "👍")).toEqual(["👍", "🎉", "🍵"]);
  const many = Array.from({ length: 40 }, (_, n) => String.fromCodePoint(0x1f600 + n)).reduce(
    usedAlso,
    [] as readonly string[],
  );
  expect(many).toHaveLength(24);
  expect(many[0]).toBe(String.fromCodePoint(0x1f600 + 39));
});
