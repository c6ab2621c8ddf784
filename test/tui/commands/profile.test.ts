import { expect, it } from "vitest";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { nick, profile, status } from "../../../src/tui/commands/profile.ts";
import { people, person, roomOf } from "../support/values.ts";

function reach() {
  const asked: object[] = [];
  const bob = person(2, "bob", { profile: { display: "Bob B.", colour: "red", status: "out" } });
  const client = {
    me: { get: () => ({ user: 1, name: "alice" }) },
    room: () => ({ people: { get: () => people(bob) } }),
    request: async (_: string, body: object) => {
      asked.push(body);
      return {};
    },
  };
  return { asked, reach: { client, room: roomOf(1, "ops") } as unknown as Reach };
}

it.each([
  [nick, "Alice L.", { display: "Alice L." }],
  [nick, "", { display: null }],
  [status, "at lunch", { status: "at lunch" }],
  [status, "", { status: null }],
  [profile, "colour cyan", { colour: "cyan" }],
  [profile, "colour none", { colour: null }],
])("/%o %s asks for it", async (command, argument, body) => {
  const { asked, reach: at } = reach();
  expect(await command.run(argument, at)).toMatchObject({ error: false });
  expect(asked).toEqual([body]);
});

it.each([
  [nick, "@alice"],
  [nick, "alice (bob)"],
  [status, "x".repeat(81)],
  [profile, "colour pink"],
  [profile, "nobody"],
])("/%o %s says what is wrong", async (command, argument) => {
  const { asked, reach: at } = reach();
  expect(await command.run(argument, at)).toMatchObject({ error: true });
  expect(asked).toEqual([]);
});

it("a profile is a line", async () => {
  const { reach: at } = reach();
  expect(await profile.run("@bob", at)).toEqual({ text: "Bob B. (bob), red, out", error: false });
  expect(await profile.run("", at)).toEqual({ text: "alice: nothing is told but the name.", error: false });
});
