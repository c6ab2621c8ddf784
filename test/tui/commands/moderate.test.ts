import { expect, it } from "vitest";
import type { Desk } from "../../../src/tui/commands/command.ts";
import { ban, kick, mute, report } from "../../../src/tui/commands/moderate.ts";
import { terms } from "../../../src/tui/commands/people.ts";
import { deleteRoom, invite, role, room } from "../../../src/tui/commands/room.ts";
import { settle } from "../../../src/tui/commands/settle.ts";
import { message, people, person, roomOf, timeline } from "../support/values.ts";

/** A room with bob in it, and a client that keeps what it is asked. */
function desk() {
  const asked: [string, object][] = [];
  const view = {
    people: { get: () => people(person(2, "Bob")) },
    timeline: { get: () => timeline([message(5, "buy this", { user: 2 }), message(6, "no", { user: 3 })]) },
  };
  const client = {
    room: () => view,
    request: async (type: string, body: object) => {
      asked.push([type, body]);
      return { version: 1 };
    },
  };
  return { asked, desk: { client, room: roomOf(1, "ops"), now: () => 1_000 } as unknown as Desk };
}

it.each([
  [kick, "@bob that is enough", ["kick", { room: 1, user: 2, reason: "that is enough" }]],
  [mute, "bob 10m shouting", ["mute", { room: 1, user: 2, until: 601_000, reason: "shouting" }]],
  [ban, "eve 2d", ["ban", { room: 1, name: "eve", until: 172_801_000 }]],
  [report, "bob", ["report", { room: 1, seq: 5 }]],
  [settle, "12", ["settle", { room: 1, report: 12 }]],
  [invite, "eve", ["inviteTo", { room: 1, name: "eve" }]],
  [role, "bob moderator", ["roomRole", { room: 1, user: 2, role: "moderator" }]],
  [room, "name deep thoughts", ["room", { room: 1, name: "deep thoughts" }]],
  [room, "colour none", ["room", { room: 1, colour: null }]],
  [room, "read-only on", ["room", { room: 1, readOnly: true }]],
  [deleteRoom, "#ops", ["deleteRoom", { room: 1, name: "ops" }]],
] as const)("$name asks for what it says: %#", async (command, argument, wanted) => {
  const { asked, desk: at } = desk();
  const said = await command.run(argument, at);
  expect(said?.error ?? false).toBe(false);
  expect(asked).toEqual([wanted]);
});

it.each([
  [kick, ""],
  [kick, "nobody"],
  [role, "bob king"],
  [room, "private perhaps"],
  [room, "constructor on"],
  [deleteRoom, ""],
  [report, "nobody"],
  [settle, ""],
  [settle, "#twelve"],
] as const)("$name with a slip asks for nothing and says how: %#", async (command, argument) => {
  const { asked, desk: at } = desk();
  expect(await command.run(argument, at)).toMatchObject({ error: true });
  expect(asked).toEqual([]);
});

it("a time is minutes, hours or days, and without one it is for ever", () => {
  expect(terms("3h because", 0)).toEqual({ until: 10_800_000, reason: "because" });
  expect(terms("3 strikes", 0)).toEqual({ reason: "3 strikes" });
  expect(terms("", 0)).toEqual({});
});
