import { expect, it } from "vitest";
import { at, granted, TestStore } from "../../../support/test-store.ts";

it("settings take the next version, and are told as they are then", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  const settings = { name: "Salon", colour: "red" as const, readOnly: true };
  expect(store.run("changeRoom", { user: alice, room, settings, at: at + 5 })).toEqual({
    result: { version: 2 },
    change: {
      kind: "room",
      room,
      version: 2,
      change: { settings, version: 2, user: alice, name: "alice", at: at + 5 },
    },
  });
  expect(store.read("roomsOf", { user: alice })).toMatchObject([{ ...settings, head: 2, role: "owner" }]);
  const change = { settings, version: 2, user: alice, name: "alice", at: at + 5 };
  const page = { user: alice, room, limit: 10 };
  expect(granted(store.read("changes", { ...page, since: 1 }))).toMatchObject({ upTo: 2, settings: change });
  expect(granted(store.read("changes", { ...page, since: 2 }))).not.toHaveProperty("settings");
  expect(granted(store.read("history", { ...page, place: { at: "newest" } }))).toMatchObject({
    settings: change,
  });
  expect(store.audit()).toEqual([`room room ${room}: name Salon, colour red, readOnly 1`]);
});

it("what it has already is no change, and without a colour is `null`", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  const change = { type: "changeRoom", user: alice, room, at } as const;
  const outcomes = store.batch(
    { ...change, settings: { colour: "blue" } },
    { ...change, settings: { colour: "blue", private: false, name: "lounge" } },
    { ...change, settings: { colour: null } },
    { ...change, settings: {} },
  );
  expect(outcomes).toMatchObject([
    { result: { version: 2 }, change: { change: { settings: { name: "lounge", colour: "blue" } } } },
    { result: { version: 2 } },
    { result: { version: 3 } },
    { result: { version: 3 } },
  ]);
  expect(store.changes.at(-1)).toMatchObject({ change: { settings: { name: "lounge" } } });
  expect(outcomes[1]).not.toHaveProperty("change");
});

it("another name must be free, also of rooms that look like it; its own may be written otherwise", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  store.room("bill", alice);
  const rename = (name: string) => store.run("changeRoom", { user: alice, room, settings: { name } });
  expect(rename("BI11")).toMatchObject({ refusal: { code: "room_exists" } });
  expect(store.run("createRoom", { user: alice, name: "bi1l", topic: "" })).toMatchObject({
    refusal: { code: "room_exists" },
  });
  expect(rename("Lounge")).toMatchObject({ result: { version: 2 } });
  expect(rename("hall")).toMatchObject({ result: { version: 3 } });
  // The one before is free.
  expect(store.run("createRoom", { user: alice, name: "lounge", topic: "" })).toHaveProperty("result");
  expect(store.do("joinRoom", { user: alice, name: "ha1l" })).toMatchObject({ room });
});

it("an archived room is written in by nobody until it is none any more", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("changeRoom", { user: alice, room, settings: { archived: true } });
  for (const user of [alice, bob]) {
    expect(store.run("send", { user, room, cid: "cid-now", text: "hi" })).toMatchObject({
      refusal: { code: "archived" },
    });
    expect(store.run("setTopic", { user, room, topic: "new" })).toMatchObject({
      refusal: { code: "archived" },
    });
  }
  store.do("changeRoom", { user: alice, room, settings: { archived: false } });
  store.do("send", { user: bob, room, cid: "cid-now", text: "hi" });
});

it("in a read-only room moderators and above speak; others still learn what became of what they had said", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const boss = store.serverOwner("boss");
  const room = store.room("lounge", alice, bob, carol, boss);
  const sent = { user: carol, room, cid: "cid-before", text: "hi" };
  const before = store.do("send", sent);
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  store.do("changeRoom", { user: alice, room, settings: { readOnly: true } });
  for (const user of [alice, bob, boss]) store.say(user, room, "news");
  expect(store.run("send", { ...sent, cid: "cid-after" })).toMatchObject({ refusal: { code: "read_only" } });
  expect(store.run("setTopic", { user: carol, room, topic: "new" })).toMatchObject({
    refusal: { code: "read_only" },
  });
  expect(store.do("send", sent)).toEqual(before);
});

it("what a private room is called is not written where those outside read it", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  store.do("changeRoom", { user: alice, room, settings: { private: true, name: "secret" } });
  expect(store.audit()).toEqual([`room room ${room}: name, private 1`]);
});
