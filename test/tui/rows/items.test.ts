import { expect, test } from "vitest";
import type { Waiting } from "../../../src/client/index.ts";
import type { Person } from "../../../src/protocol/index.ts";
import { type Item, itemsOf } from "../../../src/tui/rows/items.ts";
import { day, member, message, morning, people, person, timeline } from "../support/values.ts";

const nothing = { people: people(), waiting: [] as Waiting[], newFrom: undefined, me: 1 };
const kinds = (items: readonly Item[]) => items.map(({ kind }) => kind);
const grouped = (items: readonly Item[]) => items.flatMap(item => ("grouped" in item ? [item.grouped] : []));

test("a day has a line where it begins", () => {
  const messages = [
    message(1, "a"),
    message(2, "b", { at: morning + day }),
    message(3, "c", { at: morning + day }),
  ];
  expect(kinds(itemsOf({ ...nothing, timeline: timeline(messages) }))).toEqual([
    "start",
    "day",
    "message",
    "day",
    "message",
    "message",
  ]);
});

test("messages of one person within five minutes stand under one name", () => {
  const at = (minutes: number) => ({ at: morning + minutes * 60_000 });
  const messages = [
    message(1, "a", at(0)),
    message(2, "b", at(4)),
    message(3, "c", at(10)),
    message(4, "d", { ...at(11), user: 3, name: "carol" }),
    message(5, "e", at(12)),
  ];
  expect(grouped(itemsOf({ ...nothing, timeline: timeline(messages) }))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test("who does something is named by it, and what they say next has their name again", () => {
  const messages = [message(1, "a"), message(2, "waves", { action: true }), message(3, "b"), message(4, "c")];
  expect(grouped(itemsOf({ ...nothing, timeline: timeline(messages) }))).toEqual([false, false, false, true]);
});

test("what came while one was away is marked once, and one's own messages are not news", () => {
  const messages = [
    message(1, "old"),
    message(2, "mine", { user: 1 }),
    message(3, "news"),
    message(4, "more"),
  ];
  expect(kinds(itemsOf({ ...nothing, newFrom: 1, timeline: timeline(messages) }))).toEqual([
    "start",
    "day",
    "message",
    "message",
    "new",
    "message",
    "message",
  ]);
});

test("comings and goings and the topic stand where their number puts them", () => {
  const topic = { topic: "tea", version: 4, user: 2, name: "bob", at: morning + 4 * 60_000 };
  const all = people(
    person(2, "bob", member(2, "bob", 1)),
    person(3, "carol", { ...member(3, "carol", 3), state: "left" }),
  );
  const items = itemsOf({
    ...nothing,
    people: all,
    timeline: timeline([message(2, "a"), message(5, "b")], { topic }),
  });
  expect(kinds(items)).toEqual(["start", "day", "members", "message", "members", "topic", "message"]);
});

test("those who come and go one after the other make one line", () => {
  const all = people(
    person(2, "bob", member(2, "bob", 1)),
    person(3, "carol", member(3, "carol", 2)),
    person(4, "dan", { ...member(4, "dan", 3), state: "left" }),
  );
  const items = itemsOf({ ...nothing, people: all, timeline: timeline([]) });
  expect(
    items.flatMap(item => (item.kind === "members" ? [item.members.map(({ name }) => name)] : [])),
  ).toEqual([["bob", "carol", "dan"]]);
});

test("what changed outside the window of messages is not in it", () => {
  const all = people(person(2, "bob", member(2, "bob", 1)), person(3, "carol", member(3, "carol", 20)));
  const window = timeline([message(5, "a"), message(9, "b")], { atStart: false, atEnd: false });
  expect(kinds(itemsOf({ ...nothing, people: all, timeline: window }))).toEqual([
    "day",
    "message",
    "message",
  ]);
});

test("what waits stands at the end, without taking the days back", () => {
  const waiting = [{ cid: "aaaaaaaa", room: 1, text: "typed yesterday", at: morning - day }];
  const window = timeline([message(1, "today")]);
  expect(kinds(itemsOf({ ...nothing, waiting, timeline: window }))).toEqual([
    "start",
    "day",
    "message",
    "waiting",
  ]);
  expect(kinds(itemsOf({ ...nothing, waiting, timeline: { ...window, atEnd: false } }))).not.toContain(
    "waiting",
  );
});

test("no two items have one key", () => {
  const all = people(
    ...Array.from({ length: 20 }, (_, user) =>
      person(user, `u${user}`, member(user, `u${user}`, user * 2 + 1)),
    ),
  );
  const messages = Array.from({ length: 20 }, (_, at) =>
    message(at * 2 + 2, "x", { at: morning + at * (day / 3) }),
  );
  const keys = itemsOf({ ...nothing, people: all, timeline: timeline(messages) }).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});

const renamed = (user: number, version: number, more: Partial<Person> = {}) => {
  const formerly = { name: `old${user}`, version, at: morning + version * 60_000 };
  return person(user, `new${user}`, {
    ...member(user, `new${user}`, version, { since: user }),
    formerly,
    ...more,
  });
};
const named = (items: readonly Item[]) =>
  items.flatMap(item => (item.kind === "names" ? [item.names.map(({ to }) => to)] : []));

test("a new name stands where its number puts it, also after another change of its person", () => {
  const bert = renamed(2, 4, { version: 9, role: "moderator" });
  const items = itemsOf({
    ...nothing,
    people: people(bert),
    timeline: timeline([message(3, "a"), message(5, "b")]),
  });
  expect(kinds(items)).toEqual(["start", "day", "members", "message", "names", "message"]);
  expect(items[4]).toMatchObject({ names: [{ from: "old2", to: "new2" }] });
});

test("new names one after the other make one line, and those long after or beyond a message another", () => {
  const all = people(renamed(2, 21), renamed(3, 22), renamed(4, 30), renamed(5, 32));
  const items = itemsOf({ ...nothing, people: all, timeline: timeline([message(31, "a")]) });
  expect(named(items)).toEqual([["new2", "new3"], ["new4"], ["new5"]]);
});

test("who is shown otherwise has a line behind what had been said, each of them their own key", () => {
  const shown = (user: number, at: number) => ({ user, from: `p${user}`, to: `P. ${user}`, version: 5, at });
  const all = { ...people(), reshown: [shown(2, morning), shown(3, morning + 10 * 60_000)] };
  const items = itemsOf({ ...nothing, people: all, timeline: timeline([message(5, "a"), message(6, "b")]) });
  expect(kinds(items)).toEqual(["start", "day", "message", "names", "names", "message"]);
  expect(new Set(items.map(({ key }) => key)).size).toBe(items.length);
});

test("in large rooms what people are called is no news, as their coming is none", () => {
  const crowd = (size: number) =>
    people(...Array.from({ length: size }, (_, user) => renamed(user, 100 + user)));
  const lines = (size: number) =>
    kinds(itemsOf({ ...nothing, people: crowd(size), timeline: timeline([]) })).includes("names");
  expect([lines(64), lines(65)]).toEqual([true, false]);
});

test("in a conversation of some people nobody comes, but new names are told", () => {
  const items = itemsOf({ ...nothing, people: people(renamed(2, 4)), timeline: timeline([]), direct: true });
  expect(kinds(items)).toEqual(["start", "day", "names"]);
});
