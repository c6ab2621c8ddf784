import { expect, it } from "vitest";
import { at, granted, TestStore } from "../../support/test-store.ts";

it("leaving takes the next version, and what one said stays", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  store.say(bob, room, "remember me");
  expect(store.run("leaveRoom", { user: bob, room, at: at + 5 })).toEqual({
    result: { version: 4 },
    change: {
      kind: "member",
      room,
      version: 4,
      members: 1,
      member: { user: bob, name: "bob", state: "left", version: 4, at: at + 5 },
    },
  });
  const page = granted(store.read("history", { user: alice, room, place: { at: "newest" }, limit: 10 }));
  expect(page.messages).toMatchObject([{ name: "bob", text: "remember me" }]);
});

it("the last one out leaves a room that can be joined again", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  store.do("leaveRoom", { user: alice, room });
  expect(store.do("joinRoom", { user: alice, name: "lounge" })).toMatchObject({ room, head: 3, members: 1 });
});

it("who is not in the room cannot leave it, and who left cannot leave twice, also in one batch", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice);
  const leave = { type: "leaveRoom", user: alice, room, at } as const;
  const outcomes = store.batch({ ...leave, user: bob }, leave, leave, { ...leave, room: 99 });
  expect(outcomes).toMatchObject([
    { refusal: { code: "not_a_member" } },
    { result: { version: 2 } },
    { refusal: { code: "not_a_member" } },
    { refusal: { code: "no_such_room" } },
  ]);
});
