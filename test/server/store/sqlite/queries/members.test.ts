import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("the people of a room come by their ids in pages, those who left too, with how far they are", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  store.room("elsewhere", bob, carol);
  const room = store.room("lounge", alice, carol, bob);
  store.say(alice, room, "hi");
  store.do("moveCursors", { room, cursors: [{ user: carol, delivered: 4, read: 3 }] });
  store.do("leaveRoom", { user: bob, room });

  // They have signed in, and the server has not seen them go.
  const seenAt = at;
  const people = [
    {
      user: alice,
      name: "alice",
      state: "joined",
      role: "owner",
      version: 1,
      at,
      delivered: 1,
      read: 1,
      seenAt,
    },
    { user: bob, name: "bob", state: "left", version: 5, at, delivered: 3, read: 3, seenAt },
    { user: carol, name: "carol", state: "joined", version: 2, at, delivered: 4, read: 3, seenAt },
  ];
  const ask = { user: alice, room, after: 0, limit: 2 };
  expect(store.read("members", ask)).toEqual({ head: 5, members: people.slice(0, 2), more: true });
  expect(store.read("members", { ...ask, after: bob })).toEqual({
    head: 5,
    members: people.slice(2),
    more: false,
  });
  expect(store.read("members", { ...ask, limit: 3 })).toEqual({ head: 5, members: people, more: false });
  expect(store.read("members", { ...ask, after: carol })).toEqual({ head: 5, members: [], more: false });
});

it("only who is in the room sees who else is", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("leaveRoom", { user: bob, room });
  const ask = { user: bob, room, after: 0, limit: 2 };
  expect(store.read("members", ask)).toMatchObject({ code: "not_a_member" });
  expect(store.read("members", { ...ask, room: 99 })).toMatchObject({ code: "no_such_room" });
});
