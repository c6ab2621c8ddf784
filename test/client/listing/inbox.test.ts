import { expect, test } from "vitest";
import { inbox } from "../../../src/client/listing/inbox.ts";
import type { Ask } from "../../../src/client/room.ts";
import { message, roomOf } from "../../tui/support/values.ts";

const rooms = new Map(
  [
    roomOf(1, "read", { ordinal: 2, readOrdinal: 2, read: 2 }),
    roomOf(2, "news", { ordinal: 3, readOrdinal: 1, read: 1, mentions: [3] }),
    roomOf(3, "quiet", { ordinal: 3, notify: "none", mentions: [1] }),
    roomOf(4, "only-calls", { ordinal: 2, notify: "mentions", mentions: [2] }),
    roomOf(5, "more", { ordinal: 1 }),
  ].map(room => [room.room, room]),
);
const ask = (async (type: string, { room }: { room?: number }) => {
  const calls = [
    { room: 4, message: message(2, "only this") },
    { room: 2, message: message(3, "you") },
    { room: 3, message: message(1, "quiet") },
    { room: 1, message: message(1, "old") },
  ];
  if (type === "mentions") return { found: calls };
  return { messages: room === 2 ? [message(2, "news"), message(3, "you")] : [message(1, "more")] };
}) as unknown as Ask;

test("what names one comes first, then what else is unread, room by room; no message is there twice", async () => {
  const page = await inbox(() => rooms).page(ask, undefined);
  if (!("found" in page)) throw new Error("it failed");
  const texts = page.found.map(({ room, message: { text } }) => `${room} ${text}`);
  expect(texts).toEqual(["4 only this", "2 you", "2 news", "5 more"]);
  expect(page.next).toBeUndefined();
});

test("what comes belongs to it, but one's own, what was read, and what is to be quiet", () => {
  const { has } = inbox(() => rooms);
  expect(has(2, message(4, "new"), 1)).toBe(true);
  expect(has(2, message(4, "mine", { user: 1 }), 1)).toBe(false);
  expect(has(1, message(2, "read"), 1)).toBe(false);
  expect(has(3, message(4, "quiet"), 1)).toBe(false);
  expect(has(4, message(4, "calls nobody"), 1)).toBe(false);
});
