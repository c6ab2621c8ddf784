import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

const until = at + 60_000;

it("who is muted reads and says nothing until it is over, also if they leave and come back", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const before = { user: bob, room, cid: "cid-before", text: "hi" };
  const sent = store.do("send", before);
  store.do("mute", { by: alice, room, user: bob, reason: "calm down", until });
  const say = (now: number) =>
    store.run("send", { user: bob, room, cid: `cid-at-${now}`, text: "hi", at: now });
  expect(say(at)).toEqual({
    refusal: {
      code: "muted",
      message: "You are muted in this room until 2026-01-15 12:01 UTC: calm down",
      until,
      reason: "calm down",
    },
  });
  expect(store.run("setTopic", { user: bob, room, topic: "mine" })).toMatchObject({
    refusal: { code: "muted" },
  });
  expect(store.do("send", before)).toEqual(sent);
  store.do("leaveRoom", { user: bob, room });
  store.do("joinRoom", { user: bob, name: "lounge" });
  expect(say(until - 1)).toMatchObject({ refusal: { code: "muted" } });
  expect(say(until)).toHaveProperty("result");
});

it("can be taken back, also in the batch that muted", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const whom = { by: alice, room, user: bob, at };
  const say = (cid: string) => ({ type: "send", user: bob, room, cid, text: "hi", at }) as const;
  const outcomes = store.batch(
    { type: "mute", reason: "", ...whom },
    say("cid-muted"),
    { type: "unmute", ...whom },
    { type: "unmute", ...whom },
    say("cid-free"),
  );
  expect(outcomes).toMatchObject([
    { result: {} },
    { refusal: { code: "muted", message: "You are muted in this room." } },
    { result: {} },
    { result: {} },
    { result: { ordinal: 1 } },
  ]);
  expect(store.audit()).toEqual([
    `mute room ${room} user ${bob}: for ever`,
    `unmute room ${room} user ${bob}`,
  ]);
});

it("only from above, and only who is or was there", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const room = store.room("lounge", alice, bob);
  expect(store.run("mute", { by: bob, room, user: alice, reason: "" })).toMatchObject({
    refusal: { code: "not_allowed" },
  });
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  expect(store.run("mute", { by: bob, room, user: alice, reason: "" })).toMatchObject({
    refusal: { code: "outranked" },
  });
  expect(store.run("mute", { by: bob, room, user: carol, reason: "" })).toMatchObject({
    refusal: { code: "no_such_member" },
  });
});
