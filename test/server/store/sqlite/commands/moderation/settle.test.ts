import { expect, it } from "vitest";
import { TestStore } from "../../../support/test-store.ts";

async function reported() {
  const store = await TestStore.open();
  const [alice, bob, carol] = [store.person("alice"), store.person("bob"), store.person("carol")];
  const boss = store.serverOwner("boss");
  const room = store.room("lounge", alice, bob, carol);
  store.do("setRoomRole", { by: alice, user: bob, room, role: "moderator" });
  const seq = store.say(bob, room, "something bad");
  const [first, second] = [carol, alice].map(
    user => store.do("report", { user, room, seq, reason: "" }).report.report,
  ) as [number, number];
  const listed = () => {
    const page = store.read("reports", { user: boss, before: 99, limit: 10 });
    return "reports" in page ? page.reports.map(({ report }) => report) : page;
  };
  return { store, alice, bob, carol, boss, room, seq, first, second, listed };
}

it("takes a report off the list, with others of the same message, and who did it is written down", async () => {
  const { store, alice, bob, carol, room, seq, first, second, listed } = await reported();
  const other = store.say(bob, room, "something else");
  const { report: kept } = store.do("report", { user: carol, room, seq: other, reason: "" }).report;
  expect(store.do("settle", { by: alice, room, report: second })).toEqual({ settled: 2 });
  expect(listed()).toEqual([kept]);
  expect(store.audit().at(-1)).toBe(`settle room ${room} user ${bob}: report ${second} of message ${seq}`);
  expect(store.run("settle", { by: alice, room, report: first })).toMatchObject({
    refusal: { code: "no_such_report", field: "report" },
  });
  // Who reports it again has seen something new.
  const again = store.do("report", { user: carol, room, seq, reason: "still there" }).report.report;
  expect(again).toBeGreaterThan(kept);
});

it("is not for who it is about, nor for another room's moderators; the server's see to all", async () => {
  const { store, alice, bob, boss, room, first, listed } = await reported();
  const elsewhere = store.room("elsewhere", alice);
  expect(store.run("settle", { by: bob, room, report: first })).toMatchObject({
    refusal: { code: "no_such_report" },
  });
  expect(store.run("settle", { by: alice, room: elsewhere, report: first })).toMatchObject({
    refusal: { code: "no_such_report" },
  });
  expect(store.run("settle", { by: alice, report: first })).toMatchObject({
    refusal: { code: "not_allowed" },
  });
  expect(store.do("settle", { by: boss, report: first })).toEqual({ settled: 2 });
  expect(listed()).toEqual([]);
});
