import { expect, it } from "vitest";
import { at, TestStore } from "../../../support/test-store.ts";

it("keeps the message as it is, for the room's moderators and the server's, but not for who wrote it", async () => {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const boss = store.serverOwner("boss");
  const room = store.room("lounge", alice, bob, carol);
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  const seq = store.say(bob, room, "something bad");
  const report = {
    report: 1,
    room,
    roomName: "lounge",
    seq,
    user: bob,
    name: "bob",
    text: "something bad",
    by: carol,
    byName: "carol",
    reason: "look at this",
    at,
  };
  const made = store.do("report", { user: carol, room, seq, reason: "look at this" });
  expect(made.report).toEqual(report);
  expect([...made.users].sort()).toEqual([alice, boss]);
  const page = { before: 99, limit: 10 };
  expect(store.read("reports", { user: alice, room, ...page })).toEqual({ reports: [report], more: false });
  expect(store.read("reports", { user: boss, ...page })).toEqual({ reports: [report], more: false });
  expect(store.read("reports", { user: bob, room, ...page })).toEqual({ reports: [], more: false });
  expect(store.read("reports", { user: carol, room, ...page })).toMatchObject({ code: "not_allowed" });
  expect(store.read("reports", { user: alice, ...page })).toMatchObject({ code: "not_allowed" });
});

it("the same message reported again is the same report, and pages go from the newest", async () => {
  const store = await TestStore.open();
  const [alice, bob] = [store.person("alice"), store.person("bob")];
  const room = store.room("lounge", alice, bob);
  const seqs = ["one", "two", "three"].map(text => store.say(bob, room, text));
  for (const seq of seqs) store.do("report", { user: alice, room, seq, reason: "" });
  expect(
    store.do("report", { user: alice, room, seq: seqs[0] as number, reason: "again" }).report.report,
  ).toBe(1);
  // Who owns the room may read what they reported themselves.
  const page = (before: number) => store.read("reports", { user: alice, room, before, limit: 2 });
  expect(page(99)).toMatchObject({ reports: [{ text: "three" }, { text: "two" }], more: true });
  expect(page(2)).toMatchObject({ reports: [{ text: "one", reason: "again" }], more: false });
});

it("there must be such a message", async () => {
  const store = await TestStore.open();
  const alice = store.person("alice");
  const room = store.room("lounge", alice);
  store.say(alice, store.room("other", alice), "elsewhere");
  for (const seq of [0, 1, 2, Number.MAX_SAFE_INTEGER]) {
    expect(store.run("report", { user: alice, room, seq, reason: "" })).toMatchObject({
      refusal: { code: "no_such_message", field: "seq" },
    });
  }
});

it("the audit is read in pages from the newest, by owners and admins", async () => {
  const store = await TestStore.open();
  const [boss, alice] = [store.serverOwner("boss"), store.person("alice")];
  store.do("setRole", { by: boss, whom: { user: alice }, role: "admin" });
  store.do("makeCode", { user: boss, kind: "invite", hash: "i", uses: 3 });
  const entry = { at, by: boss, byName: "boss" };
  expect(store.read("audit", { user: alice, before: 99, limit: 2 })).toEqual({
    entries: [
      { entry: 3, ...entry, action: "invite", subject: "server", detail: "3 uses" },
      { entry: 2, ...entry, action: "setRole", subject: `user ${alice}`, detail: "member to admin" },
    ],
    more: true,
  });
  expect(store.read("audit", { user: alice, before: 2, limit: 2 })).toMatchObject({
    entries: [{ action: "own" }],
    more: false,
  });
  expect(store.read("audit", { user: store.person("bob"), before: 99, limit: 2 })).toMatchObject({
    code: "not_allowed",
  });
});
