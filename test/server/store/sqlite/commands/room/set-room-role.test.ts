import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

it("a role is a change of its member, and stays with who leaves and comes back", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  expect(store.run("setRoomRole", { by: alice, user: bob, room, role: "moderator" })).toEqual({
    result: { version: 3 },
    change: {
      kind: "member",
      room,
      version: 3,
      members: 2,
      member: { user: bob, name: "bob", state: "joined", role: "moderator", version: 3, since: 2, at },
    },
  });
  store.do("leaveRoom", { user: bob, room });
  expect(store.do("joinRoom", { user: bob, name: "lounge" })).toMatchObject({ role: "moderator" });
  expect(store.changes.at(-1)).toMatchObject({ member: { role: "moderator" } });
  expect(store.do("rename", { user: bob, name: "bert" })).toEqual({ name: "bert" });
  expect(store.changes.at(-1)).toMatchObject({ member: { name: "bert", role: "moderator" } });
  expect(store.run("setRoomRole", { by: alice, user: bob, room, role: "moderator" })).toEqual({
    result: { version: 6 },
  });
  expect(store.audit()).toEqual([`roomRole room ${room} user ${bob}: member to moderator`]);
});

it("is given by owners to those below them; one who is as high stays, but may step down", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const room = store.room("lounge", alice, bob, carol);
  const give = (by: number, user: number, role: "owner" | "moderator" | "member") =>
    store.run("setRoomRole", { by, user, room, role });
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  expect(give(bob, carol, "moderator")).toMatchObject({ refusal: { code: "not_allowed" } });
  expect(give(alice, carol, "owner")).toHaveProperty("result");
  expect(give(alice, carol, "member")).toMatchObject({ refusal: { code: "outranked" } });
  expect(give(carol, carol, "member")).toHaveProperty("result");
  expect(give(carol, carol, "owner")).toMatchObject({ refusal: { code: "not_allowed" } });
  expect(give(alice, 99, "member")).toMatchObject({ refusal: { code: "no_such_member" } });
});

it("who owns the server counts as an owner of rooms they are in, and stands above their owners", async () => {
  const store = await TestStore.open();
  const [boss, alice] = [store.serverOwner("boss"), store.person("alice")];
  const room = store.room("lounge", alice, boss);
  expect(store.run("setRoomRole", { by: alice, user: boss, room, role: "moderator" })).toMatchObject({
    refusal: { code: "outranked" },
  });
  expect(store.run("setRoomRole", { by: boss, user: alice, room, role: "member" })).toHaveProperty("result");
  store.do("leaveRoom", { user: boss, room });
  expect(store.run("setRoomRole", { by: boss, user: alice, room, role: "owner" })).toMatchObject({
    refusal: { code: "not_a_member" },
  });
});

it("guests and bots have none", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  const bot = store.do("createToken", {
    user: alice,
    name: "ci",
    hash: "h",
    can: ["send"],
    rooms: ["lounge"],
  });
  expect(store.run("setRoomRole", { by: alice, user: bot.user, room, role: "moderator" })).toMatchObject({
    refusal: { code: "not_allowed" },
  });
});
