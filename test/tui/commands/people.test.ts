import { expect, it } from "vitest";
import { ban, unban } from "../../../src/tui/commands/ban.ts";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { deleteRoom } from "../../../src/tui/commands/delete-room.ts";
import { invite } from "../../../src/tui/commands/invite.ts";
import { kick } from "../../../src/tui/commands/kick.ts";
import { mute, unmute } from "../../../src/tui/commands/mute.ts";
import { terms } from "../../../src/tui/commands/people.ts";
import { report } from "../../../src/tui/commands/report.ts";
import { role } from "../../../src/tui/commands/role.ts";
import { room } from "../../../src/tui/commands/room.ts";
import { settle } from "../../../src/tui/commands/settle.ts";
import { message, people, person, roomOf, timeline } from "../support/values.ts";

/** A room with bob in it, and a client that keeps what it is asked. */
function reach() {
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
  return { asked, reach: { client, room: roomOf(1, "ops"), now: () => 1_000 } as unknown as Reach };
}

it.each([
  [kick, "@bob that is enough", ["kick", { room: 1, user: 2, reason: "that is enough" }]],
  [mute, "bob 10m shouting", ["mute", { room: 1, user: 2, until: 601_000, reason: "shouting" }]],
  [ban, "eve 2d", ["ban", { room: 1, name: "eve", until: 172_801_000 }]],
  [unmute, "bob", ["unmute", { room: 1, user: 2 }]],
  [unban, "@eve", ["unban", { room: 1, name: "eve" }]],
  [report, "bob", ["report", { room: 1, seq: 5 }]],
  [settle, "12", ["settle", { room: 1, report: 12 }]],
  [invite, "eve", ["inviteTo", { room: 1, name: "eve" }]],
  [role, "bob moderator", ["roomRole", { room: 1, user: 2, role: "moderator" }]],
  [room, "name deep thoughts", ["room", { room: 1, name: "deep thoughts" }]],
  [room, "colour none", ["room", { room: 1, colour: null }]],
  [room, "read-only on", ["room", { room: 1, readOnly: true }]],
  [deleteRoom, "#ops", ["deleteRoom", { room: 1, name: "ops" }]],
] as const)("$name asks for what it says: %#", async (command, argument, wanted) => {
  const { asked, reach: at } = reach();
  const said = await command.run(argument, at);
  expect(said?.error ?? false).toBe(false);
  expect(asked).toEqual([wanted]);
});

it.each([
  [kick, ""],
  [kick, "nobody"],
  [ban, "@"],
  [invite, ""],
  [role, "bob king"],
  [room, "private perhaps"],
  [room, "constructor on"],
  [deleteRoom, ""],
  [report, "nobody"],
  [settle, ""],
  [settle, "#twelve"],
] as const)("$name with a slip asks for nothing and says how: %#", async (command, argument) => {
  const { asked, reach: at } = reach();
  expect(await command.run(argument, at)).toMatchObject({ error: true });
  expect(asked).toEqual([]);
});

it("who is in no room is told so, whomever they name", async () => {
  const nowhere = { ...reach().reach, room: undefined };
  for (const command of [kick, ban, invite, role]) {
    expect(await command.run("bob", nowhere)).toEqual({ text: "You are in no room.", error: true });
  }
});

it("a time is minutes, hours or days, and without one it is for ever", () => {
  expect(terms("3h because", 0)).toEqual({ until: 10_800_000, reason: "because" });
  expect(terms("3 strikes", 0)).toEqual({ reason: "3 strikes" });
  expect(terms("", 0)).toEqual({});
});
