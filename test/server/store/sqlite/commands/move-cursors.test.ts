import { expect, it } from "vitest";
import { TestStore } from "../../support/test-store.ts";

/** A room of alice's with bob in it since version 2, and three messages: 3, 4 and, after a topic, 6. */
async function lounge() {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.say(alice, room, "3");
  store.say(alice, room, "4");
  store.do("setTopic", { user: alice, room, topic: "tea" });
  store.say(alice, room, "6");
  const move = (to: { delivered?: number; read?: number }, user = bob) =>
    store.do("moveCursors", { room, cursors: [{ user, delivered: 0, read: 0, ...to }] }).moved;
  const place = () => {
    const [row] = store.read("roomsOf", { user: bob });
    return { delivered: row?.delivered, read: row?.read, readOrdinal: row?.readOrdinal };
  };
  return { store, alice, bob, room, move, place };
}

it("a cursor moves forward, with the number of messages up to it", async () => {
  const { bob, move, place } = await lounge();
  expect(move({ delivered: 6, read: 3 })).toEqual([{ user: bob, delivered: 6, read: 3, readOrdinal: 1 }]);
  expect(place()).toEqual({ delivered: 6, read: 3, readOrdinal: 1 });
});

it("a place between two messages has the ordinal of the one before it", async () => {
  const { bob, move } = await lounge();
  expect(move({ read: 5 })).toEqual([{ user: bob, delivered: 5, read: 5, readOrdinal: 2 }]);
});

it("what is read is delivered", async () => {
  const { bob, move } = await lounge();
  expect(move({ delivered: 3, read: 4 })).toEqual([{ user: bob, delivered: 4, read: 4, readOrdinal: 2 }]);
});

it("a cursor never moves back, and who moves nothing is passed over", async () => {
  const { bob, move, place } = await lounge();
  move({ read: 4 });
  expect(move({ delivered: 3, read: 3 })).toEqual([]);
  expect(move({ delivered: 4, read: 4 })).toEqual([]);
  expect(move({ delivered: 6, read: 3 })).toEqual([{ user: bob, delivered: 6, read: 4, readOrdinal: 2 }]);
  expect(place()).toEqual({ delivered: 6, read: 4, readOrdinal: 2 });
});

it("a cursor stops at the head, so that what comes later is unread", async () => {
  const { store, alice, bob, room, move, place } = await lounge();
  expect(move({ delivered: 1_000, read: 2 ** 40 })).toEqual([
    { user: bob, delivered: 6, read: 6, readOrdinal: 3 },
  ]);
  store.say(alice, room, "7");
  expect(place()).toEqual({ delivered: 6, read: 6, readOrdinal: 3 });
});

it("several cursors move at once; those who are not in the room have none", async () => {
  const { store, alice, bob, room } = await lounge();
  const carol = store.person("carol");
  const ahead = { delivered: 6, read: 6 };
  const { moved } = store.do("moveCursors", {
    room,
    cursors: [alice, carol, bob, 99].map(user => ({ user, ...ahead })),
  });
  expect(moved).toEqual([
    { user: alice, ...ahead, readOrdinal: 3 },
    { user: bob, ...ahead, readOrdinal: 3 },
  ]);
  store.do("leaveRoom", { user: bob, room });
  expect(store.do("moveCursors", { room, cursors: [{ user: bob, delivered: 7, read: 7 }] })).toEqual({
    moved: [],
  });
});

it("cursors are no change of the room, and there are none where there is no room", async () => {
  const { store, move, room } = await lounge();
  const before = store.changes.length;
  move({ read: 6 });
  expect(store.changes).toHaveLength(before);
  expect(store.read("roomsOf", { user: 1 })).toMatchObject([{ head: 6 }]);
  expect(store.run("moveCursors", { room: room + 1, cursors: [] })).toMatchObject({
    refusal: { code: "no_such_room" },
  });
});
