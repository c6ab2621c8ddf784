import { expect, it } from "vitest";
import { at, TestStore } from "../../support/test-store.ts";

it("a room begins with its maker's coming, which is its version 1", async () => {
  const store = await TestStore.open();
  const user = store.person("alice");
  const outcome = store.run("createRoom", { user, name: "Lounge", topic: "all of it" });
  expect(outcome).toEqual({
    result: {
      room: 1,
      name: "Lounge",
      topic: "all of it",
      epoch: expect.stringMatching(/^[\w-]{21}$/),
      head: 1,
      ordinal: 0,
      members: 1,
      activeAt: at,
      delivered: 1,
      read: 1,
      readOrdinal: 0,
      role: "owner",
    },
    change: {
      kind: "member",
      room: 1,
      version: 1,
      members: 1,
      member: { user, name: "alice", state: "joined", role: "owner", version: 1, at },
    },
  });
});

it("a name is taken whatever its case, also in the batch that took it, and the refusal changes nothing", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const create = { type: "createRoom", user: alice, name: "Lounge", topic: "", at } as const;
  const [made, refused] = store.batch(create, { ...create, user: bob, name: "LOUNGE" });
  expect(made).toHaveProperty("result");
  expect(refused).toMatchObject({ refusal: { code: "room_exists" } });
  expect(store.run("createRoom", { user: bob, name: "lounge", topic: "" })).toEqual(refused);
  expect(store.read("roomsOf", { user: bob })).toEqual([]);
  expect(store.changes).toHaveLength(1);
});

it("each room has an epoch of its own", async () => {
  const store = await TestStore.open();
  const user = store.person("alice");
  const epochs = ["a", "b", "c"].map(name => store.do("createRoom", { user, name, topic: "" }).epoch);
  expect(new Set(epochs).size).toBe(3);
});
