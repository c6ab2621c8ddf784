import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

it("who is kicked has left, without a role, and may come back to a public room", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  expect(store.run("kick", { by: alice, room, user: bob, reason: "rude", at: at + 5 })).toEqual({
    result: { users: [bob] },
    changes: [
      {
        kind: "member",
        room,
        version: 4,
        members: 1,
        member: { user: bob, name: "bob", state: "left", version: 4, at: at + 5 },
      },
    ],
  });
  expect(store.audit().at(-1)).toBe(`kick room ${room} user ${bob}: rude`);
  expect(store.run("kick", { by: alice, room, user: bob, reason: "" })).toMatchObject({
    refusal: { code: "no_such_member" },
  });
  expect(store.do("joinRoom", { user: bob, name: "lounge" })).not.toHaveProperty("role");
});

it("their bots go with them, and those of others stay", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const token = { hash: "h", can: ["read" as const], rooms: ["lounge"] };
  const spy = store.do("createToken", { user: bob, name: "spy", ...token }).user;
  store.do("createToken", { user: alice, name: "ci", ...token, hash: "h2" });
  expect(store.do("kick", { by: alice, room, user: bob, reason: "" })).toEqual({ users: [bob, spy] });
  expect(store.read("roomsOf", { user: alice })).toMatchObject([{ members: 2 }]);
});

it("only from above", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const boss = store.serverOwner("boss");
  const room = store.room("lounge", alice, bob, carol, boss);
  for (const user of [bob, carol]) store.do("setRoomRole", { by: alice, user, room, role: "moderator" });
  for (const [by, user] of [
    [bob, carol],
    [bob, alice],
    [bob, bob],
    [alice, boss],
  ] as const) {
    expect(store.run("kick", { by, room, user, reason: "" })).toMatchObject({
      refusal: { code: "outranked" },
    });
  }
  expect(store.run("kick", { by: boss, room, user: alice, reason: "" })).toHaveProperty("result");
});
