import { beforeEach, expect, it } from "vitest";
import type { Place } from "../../../../../src/server/store/store.ts";
import { granted, TestStore } from "../../support/test-store.ts";

let store: TestStore;
let alice: number;
let room: number;

/** Messages at 2 to 5 and, after a topic, 7 to 10; another room before and one after it. */
beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  store.say(alice, store.room("before", alice), "elsewhere");
  room = store.room("lounge", alice);
  store.say(alice, store.room("after", alice), "elsewhere");
  for (let i = 2; i <= 5; i++) store.say(alice, room, `${i}`);
  store.do("setTopic", { user: alice, room, topic: "tea" });
  for (let i = 7; i <= 10; i++) store.say(alice, room, `${i}`);
});

function page(place: Place, limit: number) {
  const { messages, start, end } = granted(store.read("history", { user: alice, room, place, limit }));
  return { seqs: messages.map(({ seq }) => seq), start, end };
}

it.each<[Place, number, number[], string]>([
  [{ at: "newest" }, 3, [8, 9, 10], "end"],
  [{ at: "newest" }, 7, [3, 4, 5, 7, 8, 9, 10], "end"],
  [{ at: "newest" }, 8, [2, 3, 4, 5, 7, 8, 9, 10], "start end"],
  [{ at: "newest" }, 200, [2, 3, 4, 5, 7, 8, 9, 10], "start end"],
  [{ at: "before", seq: 8 }, 3, [4, 5, 7], ""],
  [{ at: "before", seq: 4 }, 2, [2, 3], "start"],
  [{ at: "before", seq: 2 }, 5, [], "start"],
  [{ at: "before", seq: 0 }, 5, [], "start"],
  [{ at: "before", seq: 11 }, 2, [9, 10], "end"],
  [{ at: "before", seq: Number.MAX_SAFE_INTEGER }, 2, [9, 10], "end"],
  [{ at: "after", seq: 4 }, 3, [5, 7, 8], ""],
  [{ at: "after", seq: 8 }, 2, [9, 10], "end"],
  [{ at: "after", seq: 10 }, 2, [], "end"],
  [{ at: "after", seq: Number.MAX_SAFE_INTEGER }, 2, [], "end"],
  [{ at: "after", seq: 0 }, 2, [2, 3], "start"],
  [{ at: "around", seq: 7 }, 4, [4, 5, 7, 8], ""],
  [{ at: "around", seq: 6 }, 4, [4, 5, 7, 8], ""],
  [{ at: "around", seq: 7 }, 1, [7], ""],
  [{ at: "around", seq: 2 }, 4, [2, 3, 4, 5], "start"],
  [{ at: "around", seq: 9 }, 6, [5, 7, 8, 9, 10], "end"],
  [{ at: "around", seq: 0 }, 20, [2, 3, 4, 5, 7, 8, 9, 10], "start end"],
])("%j, at most %i: %j, and it is told what ends there: %s", (place, limit, seqs, ends) => {
  expect(page(place, limit)).toEqual({ seqs, start: ends.includes("start"), end: ends.includes("end") });
});

it.each<[number, number[], string]>([
  [0, [2, 3], "start"],
  [1_000, [2, 3], "start"],
  [1_001, [2, 3], "start"],
  [4_500, [4, 5], ""],
  [5_000, [4, 5], ""],
  [5_001, [5, 7], ""],
  [10_000, [9, 10], "end"],
  [10_001, [10], "end"],
])("at the time %i it begins around what was said then or next: %j %s", (time, seqs, ends) => {
  room = store.room("timed", alice);
  for (let i = 2; i <= 10; i++) {
    if (i === 6) store.do("setTopic", { user: alice, room, topic: "tea" });
    else store.do("send", { user: alice, room, cid: `timed-00${i}`, text: `${i}`, at: i * 1_000 });
  }
  const answer = page({ at: "time", time }, 2);
  expect(answer).toEqual({ seqs, start: ends.includes("start"), end: ends.includes("end") });
});

it("a message has its author's name, and the page the room's epoch, head and last change of its topic", () => {
  const { epoch } = store.do("joinRoom", { user: alice, name: "lounge" });
  const answer = granted(store.read("history", { user: alice, room, place: { at: "newest" }, limit: 1 }));
  expect(answer).toMatchObject({
    epoch,
    head: 10,
    messages: [{ seq: 10, ordinal: 8, user: alice, name: "alice" }],
    topic: { topic: "tea", version: 6, user: alice, name: "alice" },
  });
});

it("the topic that a room was made with is no change of it", () => {
  room = store.do("createRoom", { user: alice, name: "other", topic: "coffee" }).room;
  const answer = store.read("history", { user: alice, room, place: { at: "newest" }, limit: 1 });
  expect(answer).not.toHaveProperty("topic");
});

it("an empty room is both its start and its end", () => {
  room = store.room("empty", alice);
  for (const place of [{ at: "newest" }, { at: "after", seq: 0 }, { at: "around", seq: 1 }] as Place[]) {
    expect(page(place, 5)).toEqual({ seqs: [], start: true, end: true });
  }
});

it("a page also ends when it holds 256 KiB of text, on the side away from where it was asked", () => {
  // Two bytes a character: it is bytes that fill a connection's queue.
  for (let i = 0; i < 40; i++) store.say(alice, room, "é".repeat(8_192));
  const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  expect(page({ at: "newest" }, 200)).toEqual({ seqs: all(35, 50), start: false, end: true });
  expect(page({ at: "before", seq: 35 }, 200)).toEqual({ seqs: all(19, 34), start: false, end: false });
  expect(page({ at: "after", seq: 10 }, 200)).toEqual({ seqs: all(11, 26), start: false, end: false });
});

it("only who is in the room can read it, and only while they are", () => {
  const bob = store.person("bob");
  const ask = { user: bob, room, place: { at: "newest" }, limit: 5 } as const;
  expect(store.read("history", ask)).toMatchObject({ code: "not_a_member" });
  store.do("joinRoom", { user: bob, name: "lounge" });
  expect(store.read("history", ask)).toHaveProperty("messages.length", 5);
  store.do("leaveRoom", { user: bob, room });
  expect(store.read("history", ask)).toMatchObject({ code: "not_a_member" });
  expect(store.read("history", { ...ask, room: 99 })).toMatchObject({ code: "no_such_room" });
});
