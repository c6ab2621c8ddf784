import { expect, it } from "vitest";
import {
  appended,
  caughtUp,
  followed,
  isLoaded,
  noTimeline,
  opened,
  placeOf,
  prepended,
  retitled,
  type Timeline,
} from "../../../src/client/state/timeline.ts";
import type { Message } from "../../../src/protocol/index.ts";
import { allChanges, messageOf, wholeHistory } from "../support/scripted-server.ts";

const envelope = { type: "ok", re: 1 } as const;
const history = (messages: readonly Message[], more: object = {}) => ({
  ...envelope,
  ...wholeHistory(messages, more),
  messages: [...messages],
});
const changes = (head: number, messages: readonly Message[], more: object = {}) => ({
  ...envelope,
  ...allChanges(head, messages, more),
  messages: [...messages],
});
const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => messageOf(from + i));
const seqs = ({ messages }: Timeline) => messages.map(({ seq }) => seq);
const windowOf = (from: number, to: number, more: Partial<Timeline> = {}): Timeline => ({
  ...opened(noTimeline, history(range(from, to)), true),
  ...more,
});

it("a window is loaded when a page opened it", () => {
  expect(isLoaded(noTimeline)).toBe(false);
  const timeline = opened(noTimeline, history([messageOf(1)], { end: false }), true);
  expect(timeline).toMatchObject({ epoch: "e1", version: 1, atStart: true, atEnd: false, loading: "none" });
  expect(isLoaded(timeline)).toBe(true);
});

it("opening it elsewhere does not pretend to know what else changed", () => {
  const before = windowOf(1, 3);
  expect(opened(before, history(range(8, 9)), false).version).toBe(3);
  expect(opened(before, history(range(1, 2)), false).version).toBe(2);
  expect(opened(before, history(range(8, 9)), true).version).toBe(9);
});

it("a live message comes at the end, if the window is there, and only once", () => {
  const timeline = windowOf(1, 2);
  const after = followed(timeline, 3, messageOf(3));
  expect(seqs(after)).toEqual([1, 2, 3]);
  expect(followed(after, 3, messageOf(3))).toBe(after);
  expect(seqs(followed({ ...timeline, atEnd: false }, 3, messageOf(3)))).toEqual([1, 2]);
  expect(followed(timeline, 3)).toMatchObject({ version: 3, messages: timeline.messages });
});

it("a changed message takes its own place, an older state of it does not come back", () => {
  const changed = messageOf(2, { version: 7, text: "changed" });
  const after = followed(windowOf(1, 3), 7, changed);
  expect(after.messages[1]).toEqual(changed);
  expect(caughtUp(after, changes(7, [messageOf(2)])).messages[1]).toEqual(changed);
});

it("a page of changes puts each message where it belongs, or nowhere", () => {
  const timeline = windowOf(5, 6, { atStart: false, version: 6 });
  const after = caughtUp(timeline, changes(9, [messageOf(2, { version: 7 }), messageOf(8), messageOf(9)]));
  expect(seqs(after)).toEqual([5, 6, 8, 9]);
  expect(after.version).toBe(9);
});

it("pages come in front and behind without doubles", () => {
  const timeline = windowOf(5, 6, { atStart: false, atEnd: false, version: 9 });
  const older = prepended(timeline, history(range(3, 5), { start: false, head: 9 }), 5);
  expect(seqs(older)).toEqual([3, 4, 5, 6]);
  const newer = appended(older, history(range(6, 9)), 6);
  expect(seqs(newer)).toEqual([3, 4, 5, 6, 7, 8, 9]);
  expect(newer).toMatchObject({ atStart: false, atEnd: true });
});

it("a page that does not join the window any more is not taken", () => {
  const timeline = windowOf(5, 6, { atStart: false, atEnd: false });
  expect(prepended(timeline, history(range(1, 2)), 3)).toBe(timeline);
  expect(appended(timeline, history(range(8, 9)), 7)).toBe(timeline);
});

it("what changed since a page was read is asked for again", () => {
  const timeline = windowOf(5, 6, { atStart: false, atEnd: false, version: 20 });
  expect(prepended(timeline, history(range(3, 4), { head: 15 }), 5).version).toBe(15);
  expect(appended(timeline, history(range(7, 8), { head: 15 }), 6).version).toBe(15);
});

it("the window is not longer than two thousand messages: what is far goes", () => {
  let live = windowOf(1, 2_000);
  live = followed(live, 2_001, messageOf(2_001));
  expect(live.messages.length).toBeLessThanOrEqual(2_000);
  expect(live).toMatchObject({ atStart: false, atEnd: true });
  expect(seqs(live).at(-1)).toBe(2_001);

  const back = prepended(windowOf(101, 2_100, { atStart: false }), history(range(1, 100)), 101);
  expect(back.messages.length).toBeLessThanOrEqual(2_000);
  expect(back).toMatchObject({ atStart: true, atEnd: false });
  expect(seqs(back)[0]).toBe(1);
});

it("the newest topic counts", () => {
  const topic = (version: number) => ({ topic: `topic ${version}`, version, at: version });
  const timeline = retitled(windowOf(1, 1), topic(5));
  expect(retitled(timeline, topic(4)).topic).toEqual(topic(5));
  expect(caughtUp(timeline, changes(6, [], { topic: topic(6) })).topic).toEqual(topic(6));
});

it("a page that opens the window brings the topic's last change, unless a newer one was heard of", () => {
  const topic = (version: number) => ({ topic: `topic ${version}`, version, at: version });
  const first = opened(noTimeline, history(range(1, 3), { topic: topic(2) }), true);
  expect(first.topic).toEqual(topic(2));
  const heard = retitled(first, topic(9));
  expect(opened(heard, history(range(1, 3), { topic: topic(2) }), false).topic).toEqual(topic(9));
  expect(opened(heard, history(range(1, 3), { topic: topic(2) }), true).topic).toEqual(topic(2));
});

it("a place is found by its number", () => {
  const messages = [2, 4, 6].map(seq => messageOf(seq));
  expect([1, 2, 3, 6, 7].map(seq => placeOf(messages, seq))).toEqual([0, 0, 1, 2, 3]);
});
