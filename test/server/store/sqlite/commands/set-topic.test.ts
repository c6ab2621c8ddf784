import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("a topic takes the next version and says whose it is", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  expect(store.run("setTopic", { user: alice, room, topic: "tea", at: at + 5 })).toEqual({
    result: { version: 2 },
    change: {
      kind: "topic",
      room,
      version: 2,
      change: { topic: "tea", version: 2, user: alice, name: "alice", at: at + 5 },
    },
  });
  expect(store.read("roomsOf", { user: alice })).toMatchObject([{ topic: "tea", head: 2 }]);
});

it("the topic it has already is no change, also in the batch that set it", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const topic = { type: "setTopic", user: alice, room, topic: "tea", at } as const;
  const [first, second, other] = store.batch(topic, { ...topic, user: bob }, { ...topic, topic: "" });
  expect(first).toMatchObject({ result: { version: 3 } });
  expect(second).toEqual({ result: { version: 3 } });
  expect(other).toMatchObject({ result: { version: 4 }, change: { change: { topic: "", version: 4 } } });
});

it("only who is in the room can set its topic", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("leaveRoom", { user: bob, room });
  const refused = { refusal: { code: "not_a_member" } };
  expect(store.run("setTopic", { user: bob, room, topic: "mine" })).toMatchObject(refused);
  expect(store.run("setTopic", { user: 99, room, topic: "mine" })).toMatchObject(refused);
  expect(store.run("setTopic", { user: alice, room: 99, topic: "mine" })).toMatchObject({
    refusal: { code: "no_such_room" },
  });
  expect(store.read("roomsOf", { user: alice })).toMatchObject([{ topic: "", head: 3 }]);
});
