import { beforeEach, expect, it } from "vitest";
import { at, granted, TestStore } from "../../support/test-store.ts";

let store: TestStore;
let alice: number;
let bob: number;
let room: number;

/** alice 1, bob 2, a message 3, a topic 4, bob gone 5, a message 6; other rooms beside it. */
beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  bob = store.person("bob");
  store.say(alice, store.room("before", alice), "elsewhere");
  room = store.room("lounge", alice, bob);
  store.say(alice, store.room("after", alice), "elsewhere");
  store.say(bob, room, "three");
  store.do("setTopic", { user: alice, room, topic: "tea" });
  store.do("leaveRoom", { user: bob, room });
  store.say(alice, room, "six");
});

function since(version: number, limit = 100) {
  const { upTo, more, messages, members, topic } = granted(
    store.read("changes", { user: alice, room, since: version, limit }),
  );
  const versions = [...messages, ...members, ...(topic ? [topic] : [])].map(row => row.version);
  return { versions: versions.sort((one, other) => one - other), upTo, more };
}

it("from nothing, it is the present state of everything in the room", () => {
  const { epoch } = store.do("joinRoom", { user: alice, name: "lounge" });
  const message = { at, user: alice, name: "alice" };
  expect(store.read("changes", { user: alice, room, since: 0, limit: 100 })).toEqual({
    epoch,
    head: 6,
    upTo: 6,
    more: false,
    messages: [
      { ...message, seq: 3, version: 3, ordinal: 1, user: bob, name: "bob", cid: "cid-3", text: "three" },
      { ...message, seq: 6, version: 6, ordinal: 2, cid: "cid-4", text: "six" },
    ],
    members: [
      { user: alice, name: "alice", state: "joined", role: "owner", version: 1, at },
      { user: bob, name: "bob", state: "left", version: 5, at },
    ],
    topic: { topic: "tea", version: 4, user: alice, name: "alice", at },
  });
});

it.each([
  [0, [1, 3, 4, 5, 6]],
  [3, [4, 5, 6]],
  [4, [5, 6]],
  [5, [6]],
  [6, []],
  [7, []],
  [Number.MAX_SAFE_INTEGER, []],
])("since %i it is what has a later version, up to the head", (version, versions) => {
  expect(since(version)).toEqual({ versions, upTo: 6, more: false });
});

it("a page ends at a version up to which it is complete, and the next one goes on there", () => {
  expect(since(0, 2)).toEqual({ versions: [1, 3], upTo: 3, more: true });
  expect(since(3, 2)).toEqual({ versions: [4, 5], upTo: 5, more: true });
  expect(since(5, 2)).toEqual({ versions: [6], upTo: 6, more: false });
});

it("a page that is just full is the last one", () => {
  expect(since(4, 2)).toEqual({ versions: [5, 6], upTo: 6, more: false });
});

it("what changed again is passed over at its old version: its new one is still to come", () => {
  store.do("joinRoom", { user: bob, name: "lounge" });
  store.do("setTopic", { user: alice, room, topic: "coffee" });
  expect(since(0, 3)).toEqual({ versions: [1, 3, 6], upTo: 6, more: true });
  expect(since(6, 3)).toEqual({ versions: [7, 8], upTo: 8, more: false });
});

it("a message that was changed comes once, at its new version and in its old place", () => {
  // There is no command for it yet, but the tables know of it.
  store.connection.database.exec(
    `update messages set version = 7, text = 'three!' where cid = 'cid-3'; update rooms set head = 7 where id = ${room}`,
  );
  expect(since(0)).toEqual({ versions: [1, 4, 5, 6, 7], upTo: 7, more: false });
  expect(since(0, 4)).toEqual({ versions: [1, 4, 5, 6], upTo: 6, more: true });
  expect(granted(store.read("changes", { user: alice, room, since: 6, limit: 4 })).messages).toMatchObject([
    { seq: 3, version: 7, text: "three!" },
  ]);
});

it("a page also ends when it holds 256 KiB of text, but has one message at least", () => {
  for (let i = 0; i < 20; i++) store.say(alice, room, "é".repeat(8_192));
  store.say(alice, room, "x".repeat(300_000));
  store.say(alice, room, "short");
  const all = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
  expect(since(6, 200)).toEqual({ versions: all(7, 22), upTo: 22, more: true });
  expect(since(22, 200)).toEqual({ versions: all(23, 26), upTo: 26, more: true });
  expect(since(26, 200)).toEqual({ versions: [27], upTo: 27, more: true });
  expect(since(27, 200)).toEqual({ versions: [28], upTo: 28, more: false });
});

it("only who is in the room is told its changes", () => {
  const ask = { room, since: 0, limit: 10 };
  expect(store.read("changes", { ...ask, user: bob })).toMatchObject({ code: "not_a_member" });
  expect(store.read("changes", { ...ask, user: 99 })).toMatchObject({ code: "not_a_member" });
  expect(store.read("changes", { ...ask, user: alice, room: 99 })).toMatchObject({ code: "no_such_room" });
});
