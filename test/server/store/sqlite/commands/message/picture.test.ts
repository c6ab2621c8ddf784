import { beforeEach, describe, expect, it } from "vitest";
import { at, granted, TestStore } from "../../../support/test-store.ts";

let store: TestStore;
let alice: number;
let bob: number;
let room: number;

const size = { width: 16, height: 16 };
const picture = { ...size, pixels: "gAI".repeat(300) };
const other = { ...size, pixels: "AIg".repeat(300) };

beforeEach(async () => {
  store = await TestStore.open();
  alice = store.person("alice");
  bob = store.person("bob");
  room = store.room("lounge", alice, bob);
});

const send = (more: object = {}) =>
  store.run("send", { user: bob, room, cid: "cid-of-bob", text: "look", picture, ...more });
const newest = () =>
  granted(store.read("history", { user: alice, room, place: { at: "newest" }, limit: 100 })).messages;
/** Everything in the file, as a program would read it that knows nothing of tables. */
const bytes = () => store.connection.database.serialize().toString("latin1");

function share(text = "look"): number {
  const outcome = send({ text });
  if ("refusal" in outcome) throw new Error(outcome.refusal.code);
  return outcome.result.seq;
}

describe("a picture of a message", () => {
  it("is told with it, and is there wherever the message is", () => {
    const outcome = send();
    expect(outcome).toMatchObject({ change: { kind: "message", message: { text: "look", picture } } });
    const { seq } = (outcome as { result: { seq: number } }).result;
    const place = { user: alice, room, seq };
    store.do("pin", { ...place, on: true });
    const everywhere = [
      newest().at(-1),
      granted(store.read("changes", { user: alice, room, since: seq - 1, limit: 9 })).messages[0],
      granted(store.read("info", { ...place, members: 64 })).message,
      granted(store.read("pins", { user: alice, room, before: 99, limit: 9 })).messages[0],
      granted(store.read("thread", { ...place, after: 0, limit: 9 })).messages[0],
    ];
    for (const message of everywhere) expect(message).toMatchObject({ seq, picture });
  });

  it("is not told of a message that has none", () => {
    store.say(bob, room, "plain");
    expect(newest().at(-1)).not.toHaveProperty("picture");
  });

  it("may be all there is: nothing is found by its words, but by its author", () => {
    const seq = share("");
    const traits = { phrases: [], rooms: [], authors: ["bob"], link: false };
    const lacks = { phrases: [], rooms: [], authors: [], link: false };
    const wanted = { has: traits, lacks };
    const { found } = granted(store.read("search", { user: alice, wanted, before: 99, limit: 9 }));
    expect(found).toMatchObject([{ room, message: { seq, text: "", picture } }]);
  });

  it("is told by its size where its message is quoted", () => {
    const seq = share("");
    store.do("send", { user: alice, room, cid: "cid-of-alice", text: "nice", reply: seq });
    expect(newest().at(-1)?.reply).toEqual({
      seq,
      version: seq,
      user: bob,
      name: "bob",
      text: "",
      picture: size,
    });
  });

  it("is what the cid names: once more the same is the same message, another or none is a conflict", () => {
    const seq = share();
    const { pixels, width, height } = picture;
    expect(send({ picture: { pixels, height, width } })).toMatchObject({ result: { seq } });
    const refused = { refusal: { code: "conflict" } };
    expect(send({ picture: other })).toMatchObject(refused);
    expect(send({ picture: undefined })).toMatchObject(refused);
    store.do("edit", { user: bob, room, seq, text: "see", keep: false });
    expect(send()).toMatchObject({ result: { seq } });
    expect(send({ picture: other })).toMatchObject(refused);
    store.do("send", { user: bob, room, cid: "cid-of-words", text: "words" });
    expect(send({ cid: "cid-of-words", text: "words" })).toMatchObject(refused);
  });

  it("stays when the text is edited", () => {
    const seq = share();
    store.do("edit", { user: bob, room, seq, text: "see", keep: true, at: at + 5 });
    expect(newest().at(-1)).toMatchObject({ text: "see", picture });
  });

  it("is gone with the message, from its quotes and from the file", () => {
    const seq = share();
    store.do("send", { user: alice, room, cid: "cid-of-alice", text: "nice", reply: seq });
    expect(bytes()).toContain(picture.pixels.slice(0, 99));
    store.do("deleteMessage", { user: bob, room, seq });
    const [deleted, answer] = newest();
    expect(deleted).toMatchObject({ seq, text: "", deleted: { user: bob } });
    expect(deleted).not.toHaveProperty("picture");
    expect(answer?.reply).not.toHaveProperty("picture");
    expect(bytes()).not.toContain(picture.pixels.slice(0, 99));
    // It cannot be told any more what it was.
    expect(send({ picture: other })).toMatchObject({ result: { seq } });
  });

  it("is passed on, and stays there when the first one is deleted", () => {
    const seq = share();
    const elsewhere = store.room("elsewhere", alice);
    const from = { room, seq };
    const passed = store.run("forward", { user: alice, room: elsewhere, cid: "cid-of-alice", from });
    expect(passed).toMatchObject({ change: { message: { text: "look", picture, origin: { user: bob } } } });
    expect(store.run("forward", { user: alice, room: elsewhere, cid: "cid-of-alice", from })).toMatchObject({
      result: { seq: (passed as { result: { seq: number } }).result.seq },
    });
    store.do("deleteMessage", { user: bob, room, seq });
    const place = { at: "newest" } as const;
    const there = granted(store.read("history", { user: alice, room: elsewhere, place, limit: 9 }));
    expect(there.messages.at(-1)).toMatchObject({ picture });
  });

  it("is named to who keeps order when its message is reported", () => {
    const seq = share("");
    expect(store.do("report", { user: alice, room, seq, reason: "" }).report.text).toBe("[picture 16x16]");
  });

  it("counts for how long a page is: a slow connection is not closed for a page of them", () => {
    const large = { ...size, pixels: "A".repeat(24_576) };
    for (let i = 0; i < 30; i++) {
      store.do("send", { user: bob, room, cid: `cid-${i}`, text: "", picture: large });
    }
    expect(newest()).toHaveLength(10);
    const { messages, more } = granted(store.read("changes", { user: alice, room, since: 0, limit: 100 }));
    expect(messages).toHaveLength(10);
    expect(more).toBe(true);
  });
});
