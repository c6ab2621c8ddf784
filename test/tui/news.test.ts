import { expect, it } from "vitest";
import type { ServerEvent } from "../../src/protocol/index.ts";
import { newsOf } from "../../src/tui/news.ts";

const nameOf = (room: number) => (room === 1 ? "#ops" : undefined);
const said = (event: object) => newsOf(event as ServerEvent, nameOf);

it("whoever is put out of a room is told by whom, and why", () => {
  const left = { type: "left", room: 1 };
  expect(said(left)).toBeUndefined();
  expect(said({ ...left, why: "kicked", by: "alice", reason: "enough" })).toBe(
    "alice took you out of #ops: enough",
  );
  expect(said({ ...left, why: "banned", by: "alice" })).toBe("alice banned you from #ops.");
  expect(said({ ...left, why: "deleted", by: "alice" })).toBe("alice deleted #ops.");
});

it("whoever is named is told once, by whom and where", () => {
  const message = { seq: 5, version: 5, user: 2, name: "bob", text: "@alice tea?", mentions: [1] };
  const named = (more: object) =>
    newsOf({ type: "message", room: 1, message: { ...message, ...more } } as ServerEvent, nameOf, 1);
  expect(named({})).toBe("bob in #ops: @alice tea?");
  expect(named({ mentions: [0] })).toBe("bob in #ops: @alice tea?");
  expect(named({ text: "@alice it was ||him||" })).toBe("bob in #ops: @alice it was (hidden)");
  expect(named({ mentions: [3] })).toBeUndefined();
  expect(named({ user: 1 })).toBeUndefined();
  expect(named({ version: 6 })).toBeUndefined();
});

it("an invitation says how to follow it, and a report what was said", () => {
  const invitation = { room: 2, name: "den", by: "bob", at: 0 };
  expect(said({ type: "invited", invitation })).toBe("bob asks you into #den: /join den");
  const ignored = [{ user: 2, name: "bob" }];
  expect(newsOf({ type: "invited", invitation } as ServerEvent, nameOf, 1, { ignored })).toBeUndefined();
  const report = {
    report: 12,
    byName: "bob",
    name: "eve",
    roomName: "ops",
    text: "buy this",
    reason: "spam",
  };
  expect(said({ type: "report", report })).toBe("Report 12: bob reports eve in #ops (spam): buy this");
});
