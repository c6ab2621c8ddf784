import { expect, it } from "vitest";
import { at, granted, TestStore } from "../../support/test-store.ts";

async function lounge() {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const texts = () =>
    granted(store.read("history", { user: alice, room, place: { at: "newest" }, limit: 100 })).messages.map(
      ({ text }) => text,
    );
  return { store, alice, bob, room, texts };
}

it("a message takes the room's next version as its place, and the next ordinal", async () => {
  const { store, alice, bob, room } = await lounge();
  store.say(bob, room, "first");
  store.do("setTopic", { user: alice, room, topic: "tea" });
  expect(store.run("send", { user: alice, room, cid: "c1", text: "second", at: at + 5 })).toEqual({
    result: { seq: 5, version: 5, ordinal: 2, at: at + 5 },
    change: {
      kind: "message",
      room,
      version: 5,
      message: {
        seq: 5,
        version: 5,
        ordinal: 2,
        user: alice,
        name: "alice",
        cid: "c1",
        at: at + 5,
        text: "second",
      },
    },
  });
  expect(store.read("roomsOf", { user: alice })).toMatchObject([{ head: 5, ordinal: 2, activeAt: at + 5 }]);
});

it("a batch of messages in two rooms has each room's versions without a gap, in the order of the batch", async () => {
  const { store, alice, bob, room } = await lounge();
  const other = store.room("other", alice);
  const send = { type: "send", at } as const;
  const outcomes = store.batch(
    { ...send, user: alice, room, cid: "c1", text: "1" },
    { ...send, user: alice, room: other, cid: "c2", text: "2" },
    { ...send, user: bob, room: other, cid: "c3", text: "not a member" },
    { ...send, user: bob, room, cid: "c3", text: "3" },
    { ...send, user: alice, room: other, cid: "c4", text: "4" },
  );
  expect(outcomes).toMatchObject([
    { result: { seq: 3, ordinal: 1 } },
    { result: { seq: 2, ordinal: 1 } },
    { refusal: { code: "not_a_member" } },
    { result: { seq: 4, ordinal: 2 } },
    { result: { seq: 3, ordinal: 2 } },
  ]);
});

it("the same cid again gives back the original and announces nothing, also in the batch that stored it", async () => {
  const { store, alice, room, texts } = await lounge();
  const send = { type: "send", user: alice, room, cid: "c1", text: "once", at } as const;
  const [first, second] = store.batch(send, { ...send, at: at + 1 });
  expect(first).toHaveProperty("change");
  const original = { result: { seq: 3, version: 3, ordinal: 1, at } };
  expect(second).toEqual(original);
  store.say(alice, room, "between");
  expect(store.run("send", { ...send, at: at + 2 })).toEqual(original);
  expect(texts()).toEqual(["once", "between"]);
});

it("a retry takes no version: the next message comes right after the last one", async () => {
  const { store, alice, room } = await lounge();
  const send = { type: "send", user: alice, room, cid: "c1", text: "once", at } as const;
  const [, , next] = store.batch(send, send, { ...send, cid: "c2" });
  expect(next).toMatchObject({ result: { seq: 4, ordinal: 2 } });
});

it("the same cid with another text or in another room is a conflict, and changes nothing", async () => {
  const { store, alice, room, texts } = await lounge();
  const other = store.room("other", alice);
  store.do("send", { user: alice, room, cid: "c1", text: "once" });
  const conflict = { refusal: { code: "conflict" } };
  expect(store.run("send", { user: alice, room, cid: "c1", text: "twice" })).toMatchObject(conflict);
  expect(store.run("send", { user: alice, room: other, cid: "c1", text: "once" })).toMatchObject(conflict);
  expect(texts()).toEqual(["once"]);
  expect(store.read("roomsOf", { user: alice })).toMatchObject([
    { head: 3, ordinal: 1 },
    { head: 1, ordinal: 0 },
  ]);
});

it("a cid is its author's own", async () => {
  const { store, alice, bob, room, texts } = await lounge();
  store.do("send", { user: alice, room, cid: "c1", text: "alice's" });
  store.do("send", { user: bob, room, cid: "c1", text: "bob's" });
  expect(texts()).toEqual(["alice's", "bob's"]);
});

it("only who is in the room can speak there", async () => {
  const { store, bob, room, texts } = await lounge();
  store.do("leaveRoom", { user: bob, room });
  const refused = { refusal: { code: "not_a_member" } };
  expect(store.run("send", { user: bob, room, cid: "c1", text: "gone" })).toMatchObject(refused);
  expect(store.run("send", { user: 99, room, cid: "c1", text: "nobody" })).toMatchObject(refused);
  expect(store.run("send", { user: bob, room: 99, cid: "c1", text: "nowhere" })).toMatchObject({
    refusal: { code: "no_such_room" },
  });
  expect(texts()).toEqual([]);
});

it("a retry gives back the original also to an author who has left the room since", async () => {
  const { store, bob, room } = await lounge();
  const send = { user: bob, room, cid: "c1", text: "my last word" };
  const first = store.do("send", send);
  store.do("leaveRoom", { user: bob, room });
  expect(store.run("send", { ...send, at: at + 5 })).toEqual({ result: first });
});
