import { beforeEach, describe, expect, it } from "vitest";
import { at, granted, TestStore } from "../../../support/test-store.ts";

let store: TestStore;
let alice: number;
let bob: number;
let room: number;

beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  bob = store.person("bob");
  room = store.room("lounge", alice, bob);
});

const newest = () =>
  granted(store.read("history", { user: alice, room, place: { at: "newest" }, limit: 100 })).messages;
const last = () => newest().at(-1);
const edit = (user: number, seq: number, text: string, keep = false) =>
  store.run("edit", { user, room, seq, text, keep });
const react = (user: number, seq: number, emoji: string, on = true) =>
  store.run("react", { user, room, seq, emoji, on, most: 2 });
const refused = (code: string) => ({ refusal: { code } });
/** Everything in the file, as a program would read it that knows nothing of tables. */
const bytes = () => store.connection.database.serialize().toString("latin1");

describe("an edit", () => {
  it("changes the text, keeps the place, and takes the room's next number", () => {
    const seq = store.say(bob, room, "frist");
    const outcome = store.run("edit", { user: bob, room, seq, text: "first", keep: false, at: at + 5 });
    const message = { seq, version: seq + 1, text: "first", edited: at + 5, user: bob };
    expect(outcome).toMatchObject({ result: { version: seq + 1 }, change: { kind: "message", message } });
    expect(last()).toMatchObject(message);
    expect(granted(store.read("changes", { user: alice, room, since: seq, limit: 9 }))).toMatchObject({
      messages: [message],
    });
  });

  it("is its author's alone, and to the same text is no change", () => {
    const seq = store.say(bob, room, "first");
    expect(edit(alice, seq, "forged")).toMatchObject(refused("not_yours"));
    expect(edit(bob, seq, "first")).toEqual({ result: { version: seq } });
    expect(edit(bob, seq + 9, "x")).toMatchObject(refused("no_such_message"));
  });

  it("keeps the earlier texts where the server wants that, and nothing of them where not", () => {
    const kept = store.say(bob, room, "kept before");
    edit(bob, kept, "kept after", true);
    const gone = store.say(bob, room, "gone before");
    edit(bob, gone, "gone after");
    const earlier = (seq: number) =>
      granted(store.read("info", { user: alice, room, seq, members: 64 })).earlier;
    expect(earlier(kept)).toEqual([{ text: "kept before", at }]);
    expect(earlier(gone)).toEqual([]);
    expect(bytes()).toContain("kept before");
    expect(bytes()).not.toContain("gone before");
  });

  it("keeps the last fifty earlier texts, and of long ones as many are told as a page holds", () => {
    const seq = store.say(bob, room, "text 0;");
    const other = store.say(bob, room, "other 0;");
    edit(bob, other, "other 1;", true);
    for (let n = 1; n <= 60; n++) edit(bob, seq, `text ${n};`, true);
    const earlier = (seq: number) =>
      granted(store.read("info", { user: alice, room, seq, members: 64 })).earlier.map(({ text }) => text);
    expect(earlier(seq)).toEqual(Array.from({ length: 50 }, (_, n) => `text ${n + 10};`));
    expect(earlier(other)).toEqual(["other 0;"]);
    const { database } = store.connection;
    const kept = () => database.prepare("select count(*) from earlier_texts").pluck().get();
    expect(kept()).toBe(51);
    // Sixteen and some KiB each: 256 KiB hold fifteen.
    for (let n = 1; n <= 60; n++) edit(bob, seq, `${n}${"\u0001".repeat(2_800)}`, true);
    expect(earlier(seq).map(text => Number.parseInt(text, 10))).toEqual(
      Array.from({ length: 15 }, (_, n) => 45 + n),
    );
    expect(kept()).toBe(51);
  });

  it("tells no more earlier texts than it would keep, of those that a server before it kept", () => {
    const seq = store.say(bob, room, "now");
    const keep = store.connection.database.prepare(
      "insert into earlier_texts (message_id, text, at) values (?, ?, ?)",
    );
    for (let n = 0; n < 500; n++) keep.run(room * 2 ** 32 + seq, `text ${n}`, at);
    const { earlier } = granted(store.read("info", { user: alice, room, seq, members: 64 }));
    expect(earlier.map(({ text }) => text)).toEqual(Array.from({ length: 50 }, (_, n) => `text ${n + 450}`));
  });

  it("leaves the answer to a repeated send what it was", () => {
    store.do("send", { user: bob, room, cid: "cid-of-bob", text: "one" });
    const seq = last()?.seq ?? 0;
    edit(bob, seq, "two");
    expect(store.run("send", { user: bob, room, cid: "cid-of-bob", text: "one" })).toMatchObject({
      result: { seq },
    });
  });
});

describe("a deletion", () => {
  it("leaves the place and nothing of the text", () => {
    const seq = store.say(bob, room, "a confession of bob");
    store.do("edit", { user: bob, room, seq, text: "another confession", keep: true });
    react(alice, seq, "👍");
    store.do("deleteMessage", { user: bob, room, seq });
    const { reactions, ...message } = last() ?? {};
    expect(message).toMatchObject({ seq, text: "", deleted: { user: bob, name: "bob", at } });
    expect(reactions).toBeUndefined();
    expect(bytes()).not.toMatch(/confession/);
    for (const again of [edit(bob, seq, "x"), react(alice, seq, "👍")]) {
      expect(again).toMatchObject(refused("deleted"));
    }
    expect(store.run("deleteMessage", { user: bob, room, seq })).toEqual({
      result: { version: last()?.version },
    });
  });

  it("is for the author and for who keeps order, who is written down", () => {
    const [one, two] = [store.say(alice, room, "one"), store.say(bob, room, "two")];
    expect(store.run("deleteMessage", { user: bob, room, seq: one })).toMatchObject(refused("not_allowed"));
    store.do("deleteMessage", { user: alice, room, seq: two });
    expect(store.audit()).toContain(`deleteMessage message ${two} of bob in room ${room}`);
  });
});

describe("a reply", () => {
  const reply = (seq: number, text: string) =>
    store.run("send", { user: alice, room, cid: `reply-${text}`, text, reply: seq });

  it("quotes what it answers as that is now, and is in its thread", () => {
    const seq = store.say(bob, room, `${"é".repeat(300)}`);
    const outcome = reply(seq, "answer");
    const quote = { seq, user: bob, name: "bob", text: "é".repeat(200) };
    expect(outcome).toMatchObject({ result: { reply: quote, thread: seq } });
    edit(bob, seq, "changed");
    expect(last()).toMatchObject({ reply: { ...quote, text: "changed" }, thread: seq });
    store.do("deleteMessage", { user: bob, room, seq });
    expect(last()).toMatchObject({ reply: { ...quote, text: "" } });
    expect(reply(seq, "late")).toMatchObject(refused("deleted"));
  });

  it("quotes as much as a client would, whatever is in the text", () => {
    const text = `before\u0000after ${"🙂".repeat(300)}`;
    reply(store.say(bob, room, text), "answer");
    expect(last()?.reply?.text).toBe([...text].slice(0, 200).join(""));
  });

  it("to a reply is in the same thread, which is counted where it begins", () => {
    const seq = store.say(bob, room, "root");
    reply(seq, "one");
    const one = last()?.seq ?? 0;
    reply(one, "two");
    const two = last()?.seq ?? 0;
    expect(newest()[0]).toMatchObject({ replies: { count: 2, last: two } });
    const page = (after: number, limit: number) =>
      granted(store.read("thread", { user: bob, room, seq, after, limit }));
    expect(page(0, 9).messages.map(({ text }) => text)).toEqual(["root", "one", "two"]);
    expect(page(seq, 1)).toMatchObject({ messages: [{ text: "one" }], more: true });
    expect(page(one, 1)).toMatchObject({ messages: [{ text: "two" }], more: false });
  });
});

describe("a reaction", () => {
  it("counts each person once, in the order they came, and can be taken back", () => {
    const seq = store.say(bob, room, "news");
    react(alice, seq, "👍");
    react(bob, seq, "👍");
    expect(react(bob, seq, "👍")).toEqual({ result: { version: last()?.version } });
    react(bob, seq, "🎉");
    expect(last()?.reactions).toEqual([
      { emoji: "👍", count: 2, users: [alice, bob] },
      { emoji: "🎉", count: 1, users: [bob] },
    ]);
    expect(react(alice, seq, "🚀")).toMatchObject(refused("too_many_reactions"));
    react(alice, seq, "👍", false);
    react(bob, seq, "👍", false);
    react(bob, seq, "🎉", false);
    expect(last()?.reactions).toBeUndefined();
    expect(react(bob, seq, "🎉", false)).toEqual({ result: { version: last()?.version } });
  });

  it("has the names behind it", () => {
    const seq = store.say(bob, room, "news");
    react(alice, seq, "👍");
    expect(granted(store.read("info", { user: bob, room, seq, members: 64 })).reactions).toEqual([
      { emoji: "👍", people: [{ user: alice, name: "alice", at }] },
    ]);
  });
});

describe("what is known of a message", () => {
  it("names the first two hundred people of each emoji, however many there are", () => {
    const seq = store.say(bob, room, "hello");
    const crowd = Array.from({ length: 203 }, (_, n) => store.person(`one-of-many-${n}`));
    for (const user of crowd) {
      store.do("joinRoom", { user, name: "lounge" });
      store.do("react", { user, room, seq, emoji: "👍", on: true, most: 2 });
    }
    const [last] = crowd.slice(-1) as [number];
    react(last, seq, "👎");
    const { message, reactions } = granted(store.read("info", { user: alice, room, seq, members: 64 }));
    expect(message.reactions?.map(({ count }) => count)).toEqual([203, 1]);
    expect(reactions.map(({ people }) => people.map(({ user }) => user))).toEqual([
      crowd.slice(0, 200),
      [last],
    ]);
  });
});

describe("a pin", () => {
  it("is for all, in pages, the newest first, until it is taken away", () => {
    const seqs = ["a", "b", "c"].map(text => store.say(bob, room, text));
    for (const seq of seqs) store.do("pin", { user: alice, room, seq, on: true });
    const pins = (before: number, limit: number) =>
      granted(store.read("pins", { user: bob, room, before, limit }));
    expect(pins(Infinity, 2)).toMatchObject({ messages: [{ text: "c" }, { text: "b" }], more: true });
    expect(pins(seqs[1] as number, 2)).toMatchObject({
      messages: [{ text: "a", pinned: { user: alice, name: "alice", at } }],
      more: false,
    });
    store.do("pin", { user: alice, room, seq: seqs[0] as number, on: false });
    store.do("deleteMessage", { user: bob, room, seq: seqs[1] as number });
    expect(pins(Infinity, 9).messages.map(({ text }) => text)).toEqual(["c"]);
  });
});

describe("a mention", () => {
  const unread = (user: number) => store.read("roomsOf", { user }).find(one => one.room === room)?.mentions;
  const listed = (user: number) =>
    store.read("mentions", { user, before: Infinity, limit: 9 }).found.map(({ message }) => message.text);

  it("is of people who are in the room, by any form of their name, and not in code", () => {
    store.person("carol");
    store.say(alice, room, "@BOB. and @carol, `@bob` mail@bob.org");
    expect(last()?.mentions).toEqual([bob]);
    store.say(alice, room, "```\n@bob\n``` b@bob");
    expect(last()?.mentions).toBeUndefined();
    store.say(bob, room, "@everyone hello");
    expect(last()?.mentions).toEqual([0]);
  });

  it("is unread until it is read, changed or deleted", () => {
    const seqs = ["@bob one", "@room two", "@bob three", "@bob four"].map(text =>
      store.say(alice, room, text),
    );
    expect(unread(bob)).toEqual(seqs);
    expect(unread(alice)).toBeUndefined();
    expect(listed(bob)).toEqual(["@bob four", "@bob three", "@room two", "@bob one"]);
    edit(alice, seqs[2] as number, "nobody");
    store.do("deleteMessage", { user: alice, room, seq: seqs[3] as number });
    expect(unread(bob)).toEqual(seqs.slice(0, 2));
    store.do("moveCursors", { room, cursors: [{ user: bob, delivered: 0, read: seqs[0] as number }] });
    expect(unread(bob)).toEqual([seqs[1]]);
    expect(listed(bob)).toEqual(["@room two", "@bob one"]);
    store.do("leaveRoom", { user: bob, room });
    expect(listed(bob)).toEqual([]);
  });
});

describe("a message passed on", () => {
  it("is its author's words, from wherever it was said first", () => {
    const other = store.room("attic", alice);
    const seq = store.say(bob, room, "the words of @bob");
    const pass = (from: { room: number; seq: number }, to: number, cid: string) =>
      store.run("forward", { user: alice, room: to, cid, from });
    const origin = { room, seq, user: bob, name: "bob", at };
    const outcome = pass({ room, seq }, other, "cid-passed");
    expect(outcome).toMatchObject({
      change: { message: { text: "the words of @bob", user: alice, origin } },
    });
    const there = "result" in outcome ? outcome.result.seq : 0;
    expect(pass({ room, seq }, other, "cid-passed")).toMatchObject({ result: { seq: there } });
    expect(pass({ room: other, seq: there }, room, "cid-back")).toMatchObject({
      change: { message: { origin } },
    });
    expect(last()?.mentions).toBeUndefined();
    expect(store.run("edit", { user: alice, room: other, seq: there, text: "x", keep: false })).toMatchObject(
      refused("not_yours"),
    );
  });

  it("is told to be there when it is passed on once more, also if it is gone from where it came", () => {
    const other = store.room("attic", alice);
    const seq = store.say(bob, room, "for a moment");
    const pass = (cid: string) =>
      store.run("forward", { user: alice, room: other, cid, from: { room, seq } });
    const first = pass("cid-passed");
    store.do("deleteMessage", { user: bob, room, seq });
    expect(pass("cid-passed")).toEqual({ result: (first as { result: unknown }).result });
    expect(pass("cid-another")).toMatchObject(refused("deleted"));
    store.do("leaveRoom", { user: alice, room });
    expect(pass("cid-passed")).toEqual({ result: (first as { result: unknown }).result });
    expect(pass("cid-another")).toMatchObject(refused("not_a_member"));
  });

  it("is of a room that one is in", () => {
    const other = store.room("attic", bob);
    const seq = store.say(bob, other, "private");
    expect(
      store.run("forward", { user: alice, room, cid: "cid-stolen", from: { room: other, seq } }),
    ).toMatchObject(refused("not_a_member"));
  });
});

it("who received and read a message is known, and when, if that was not long ago", () => {
  const seq = store.say(alice, room, "news");
  store.do("moveCursors", { room, cursors: [{ user: bob, delivered: seq, read: 0 }], at: at + 1 });
  store.do("moveCursors", { room, cursors: [{ user: bob, delivered: seq, read: seq }], at: at + 2 });
  const receipts = (members: number) =>
    granted(store.read("info", { user: alice, room, seq, members })).receipts;
  const known = { user: bob, name: "bob", delivered: true, read: true };
  expect(receipts(64)).toEqual([{ ...known, deliveredAt: at + 1, readAt: at + 2 }]);
  expect(receipts(1)).toEqual([]);
});
