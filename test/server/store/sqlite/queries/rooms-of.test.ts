import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("one's rooms are those one is in, with what is unread in each", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const lounge = store.room("lounge", alice, bob);
  const left = store.room("left", alice, bob);
  store.room("hers", alice);
  store.do("leaveRoom", { user: bob, room: left });
  for (const text of ["one", "two", "three"]) store.say(alice, lounge, text);
  store.do("moveCursors", { room: lounge, cursors: [{ user: bob, delivered: 5, read: 3 }] });

  expect(store.read("roomsOf", { user: bob })).toEqual([
    {
      room: lounge,
      name: "lounge",
      topic: "",
      epoch: expect.any(String),
      head: 5,
      ordinal: 3,
      members: 2,
      activeAt: at,
      delivered: 5,
      read: 3,
      readOrdinal: 1,
    },
  ]);
});

it("nobody's rooms are none", async () => {
  const store = await TestStore.open();
  store.room("lounge", store.person("alice"));
  expect(store.read("roomsOf", { user: 99 })).toEqual([]);
});
