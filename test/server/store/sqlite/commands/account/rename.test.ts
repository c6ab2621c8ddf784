import { beforeEach, expect, it } from "vitest";
import { at, granted, TestStore } from "../../../support/test-store.ts";

let store: TestStore;
let alice: number;
let bob: number;
let room: number;

/** alice 1, bob 2. */
beforeEach(async () => {
  store = await TestStore.open();
  [alice, bob] = [store.person("alice"), store.person("bob")];
  room = store.room("lounge", alice, bob);
});

const found = (since = 0) =>
  granted(store.read("changes", { user: bob, room, since, limit: 10 })).members.find(
    ({ user }) => user === alice,
  );
const listed = () =>
  granted(store.read("members", { user: bob, room, after: 0, limit: 10 })).members.find(
    ({ user }) => user === alice,
  );

it("what somebody was called before, since which number and when, is told at once and to who comes later", () => {
  expect(store.run("rename", { user: alice, name: "ally", at: at + 5 })).toMatchObject({
    result: { name: "ally" },
  });
  const ally = {
    user: alice,
    name: "ally",
    state: "joined",
    role: "owner",
    version: 3,
    since: 1,
    formerly: { name: "alice", version: 3, at: at + 5 },
    at,
  };
  expect(store.changes.at(-1)).toEqual({ kind: "member", room, version: 3, members: 2, member: ally });
  expect(found(2)).toEqual(ally);
  expect(listed()).toMatchObject(ally);
});

it("it keeps its number and its time whatever else becomes of them", () => {
  store.do("rename", { user: alice, name: "ally", at: at + 5 });
  const formerly = { name: "alice", version: 3, at: at + 5 };
  store.do("setRoomRole", { by: alice, user: alice, room, role: "member", at: at + 6 });
  expect(store.changes.at(-1)).toMatchObject({ version: 4, member: { formerly, since: 1 } });
  store.do("leaveRoom", { user: alice, room, at: at + 7 });
  expect(store.changes.at(-1)).toMatchObject({ version: 5, member: { formerly, state: "left" } });
  store.do("joinRoom", { user: alice, name: "lounge", at: at + 8 });
  expect(store.changes.at(-1)).toMatchObject({ version: 6, member: { formerly, state: "joined" } });
  expect(found()).toEqual((store.changes.at(-1) as { member?: object }).member);
});

it("of two new names the last is told", () => {
  store.do("rename", { user: alice, name: "ally" });
  store.do("rename", { user: alice, name: "alicia" });
  expect(found()).toMatchObject({ name: "alicia", formerly: { name: "ally", version: 4 } });
});

it("the name one has is no change", () => {
  expect(store.run("rename", { user: alice, name: "alice" })).toEqual({ result: { name: "alice" } });
  expect(found()).toMatchObject({ version: 1 });
  store.do("rename", { user: alice, name: "Alice" });
  expect(found()).toMatchObject({ name: "Alice", formerly: { name: "alice" } });
});

it("a room that one has left is not told, and to one who has their name back there nothing is news", () => {
  store.do("rename", { user: alice, name: "ally" });
  store.do("leaveRoom", { user: alice, room });
  const told = store.changes.length;
  store.do("rename", { user: alice, name: "alice" });
  expect(store.changes).toHaveLength(told);
  expect(listed()).toMatchObject({ name: "alice", state: "left", version: 4 });
  expect(listed()).not.toHaveProperty("formerly");
});
