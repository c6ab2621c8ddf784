import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

async function privateRoom() {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const room = store.room("den", alice, bob);
  store.do("changeRoom", { user: alice, room, settings: { private: true } });
  return { store, alice, bob, carol, room };
}

const none = { refusal: { code: "no_such_room", message: "There is no such room." } };

it("to who was not invited a private room is not there", async () => {
  const { store, carol, room } = await privateRoom();
  expect(store.run("joinRoom", { user: carol, name: "den" })).toEqual(none);
  expect(store.read("directory", { user: carol, query: "", after: "", limit: 10 }).rooms).toEqual([]);
  expect(store.read("history", { user: carol, room, place: { at: "newest" }, limit: 1 })).toEqual(
    none.refusal,
  );
});

it("an invitation lets in, once, and says who asks", async () => {
  const { store, alice, carol, room } = await privateRoom();
  const invitation = { room, name: "den", by: "alice", at };
  expect(store.do("inviteToRoom", { by: alice, room, name: "Carol" })).toEqual({ user: carol, invitation });
  expect(store.read("invitations", { user: carol })).toEqual([invitation]);
  expect(store.read("directory", { user: carol, query: "", after: "", limit: 10 }).rooms).toMatchObject([
    { room, private: true },
  ]);
  expect(store.do("joinRoom", { user: carol, name: "den" })).toMatchObject({ room, private: true });
  expect(store.read("invitations", { user: carol })).toEqual([]);
  store.do("leaveRoom", { user: carol, room });
  expect(store.run("joinRoom", { user: carol, name: "den" })).toEqual(none);
  expect(store.audit().at(-1)).toBe(`inviteTo room ${room} user ${carol}`);
});

it("comes from moderators and owners, and to people there are", async () => {
  const { store, alice, bob, room } = await privateRoom();
  expect(store.run("inviteToRoom", { by: bob, room, name: "carol" })).toMatchObject({
    refusal: { code: "not_allowed" },
  });
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  expect(store.run("inviteToRoom", { by: bob, room, name: "carol" })).toHaveProperty("result.invitation");
  expect(store.run("inviteToRoom", { by: bob, room, name: "nobody-here" })).toMatchObject({
    refusal: { code: "no_such_user", field: "name" },
  });
  expect(store.do("inviteToRoom", { by: bob, room, name: "alice" })).toEqual({ user: alice });
});

it("who has a role there may come back by themselves", async () => {
  const { store, alice, room } = await privateRoom();
  store.do("leaveRoom", { user: alice, room });
  expect(store.do("joinRoom", { user: alice, name: "den" })).toMatchObject({ room, role: "owner" });
});

it("a bot comes in as its maker may invite, and who owns the server is no exception", async () => {
  const { store, bob, room } = await privateRoom();
  const token = { name: "ci", hash: "h", can: ["read" as const], rooms: ["den"] };
  expect(store.run("createToken", { user: bob, ...token })).toMatchObject({
    refusal: { code: "not_allowed", field: "rooms" },
  });
  const boss = store.serverOwner("boss");
  expect(store.run("createToken", { user: boss, ...token })).toMatchObject({
    refusal: { code: "no_such_room", field: "rooms" },
  });
  expect(store.run("joinRoom", { user: boss, name: "den" })).toEqual(none);
  expect(store.run("kick", { by: boss, room, user: bob, reason: "" })).toEqual(none);
});
