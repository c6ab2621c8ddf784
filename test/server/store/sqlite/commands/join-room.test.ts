import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("one joins by name, whatever its case, takes the next version, and has read what was said before", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("Lounge", alice);
  store.say(alice, room, "before bob");
  const outcome = store.run("joinRoom", { user: bob, name: "lOUNGE", at: at + 5 });
  expect(outcome).toMatchObject({
    result: { room, name: "Lounge", head: 3, ordinal: 1, members: 2, delivered: 3, read: 3, readOrdinal: 1 },
    change: {
      kind: "member",
      room,
      version: 3,
      members: 2,
      member: { user: bob, name: "bob", state: "joined", version: 3, at: at + 5 },
    },
  });
});

it("who is there already changes nothing by joining, and is told where they are", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.say(alice, room, "unread");
  const outcome = store.run("joinRoom", { user: bob, name: "lounge" });
  expect(outcome).toMatchObject({ result: { head: 3, members: 2, read: 2, readOrdinal: 0 } });
  expect(outcome).not.toHaveProperty("change");
});

it("who comes back has read what was said while they were away, and is counted once", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("leaveRoom", { user: bob, room });
  store.say(alice, room, "while bob is away");
  expect(store.do("joinRoom", { user: bob, name: "lounge" })).toMatchObject({
    head: 5,
    members: 2,
    read: 5,
    delivered: 5,
    readOrdinal: 1,
  });
});

it("a room that nobody made cannot be joined", async () => {
  const store = await TestStore.open();
  const user = store.person("alice");
  expect(store.run("joinRoom", { user, name: "nowhere" })).toMatchObject({
    refusal: { code: "no_such_room" },
  });
});
