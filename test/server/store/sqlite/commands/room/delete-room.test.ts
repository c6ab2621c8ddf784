import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

it("a room is erased with all that was said in it, and its name is free", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const [before, room, after] = ["a", "Lounge", "b"].map(name => store.room(name, alice, bob)) as [
    number,
    number,
    number,
  ];
  store.do("inviteToRoom", { by: alice, room, name: "carol" });
  store.do("mute", { by: alice, room, user: bob, reason: "" });
  for (const one of [before, room, after]) store.say(alice, one, `in ${one}`);
  expect(store.do("deleteRoom", { user: alice, room, name: "lounge" })).toEqual({ users: [alice, bob] });

  const { database } = store.connection;
  expect(database.prepare("select text from messages").pluck().all()).toEqual([
    `in ${before}`,
    `in ${after}`,
  ]);
  for (const table of ["members", "bans", "invitations"]) {
    expect(database.prepare(`select 1 from ${table} where room_id = ?`).all(room)).toEqual([]);
  }
  expect(store.read("roomsOf", { user: bob }).map(one => one.room)).toEqual([before, after]);
  expect(store.read("changes", { user: bob, room, since: 0, limit: 10 })).toMatchObject({
    code: "no_such_room",
  });
  // Its number is nobody's again.
  expect(store.do("createRoom", { user: carol, name: "lounge", topic: "" }).room).toBe(after + 1);
  expect(store.audit().at(-1)).toBe(`deleteRoom room ${room}`);
});

it("what else comes in the same batch finds no room", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const outcomes = store.batch(
    { type: "send", user: bob, room, cid: "cid-one", text: "hi", at },
    { type: "deleteRoom", user: alice, room, name: "lounge", at },
    { type: "send", user: bob, room, cid: "cid-two", text: "hi", at },
    { type: "moveCursors", room, cursors: [{ user: bob, delivered: 1, read: 1 }] },
    { type: "leaveRoom", user: bob, room, at },
  );
  const refusal = { code: "no_such_room" };
  expect(outcomes).toMatchObject([{}, { result: {} }, { refusal }, { refusal }, { refusal }]);
  // The message is gone, and so is its cid.
  store.room("other", bob);
  expect(store.run("send", { user: bob, room: room + 1, cid: "cid-one", text: "again" })).toHaveProperty(
    "result",
  );
});

it("only by its owner, with its name", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  expect(store.run("deleteRoom", { user: bob, room, name: "lounge" })).toMatchObject({
    refusal: { code: "not_allowed" },
  });
  expect(store.run("deleteRoom", { user: alice, room, name: "loung" })).toMatchObject({
    refusal: { code: "not_confirmed", field: "name" },
  });
  expect(store.read("roomsOf", { user: alice })).toHaveLength(1);
});

it("what was reported of it stays, for those who look after the server", async () => {
  const store = await TestStore.open();
  const [alice, bob, boss] = [store.person("alice"), store.person("bob"), store.serverOwner("boss")];
  const room = store.room("lounge", alice, bob);
  const seq = store.say(alice, room, "something bad");
  store.do("report", { user: bob, room, seq, reason: "look" });
  store.do("deleteRoom", { user: alice, room, name: "lounge" });
  expect(store.read("reports", { user: boss, before: 99, limit: 10 })).toMatchObject({
    reports: [{ room, roomName: "lounge", seq, name: "alice", text: "something bad", byName: "bob" }],
  });
});
