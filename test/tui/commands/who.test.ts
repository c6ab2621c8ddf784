import { expect, it } from "vitest";
import type { Reach } from "../../../src/tui/commands/command.ts";
import { who } from "../../../src/tui/commands/who.ts";
import { morning, people, person, roomOf } from "../support/values.ts";

const present = [
  person(1, "alice"),
  person(2, "bob", { presence: "idle" }),
  person(3, "carol", { presence: "away", text: "lunch" }),
  person(4, "dave", { presence: "offline", seenAt: morning - 3 * 3_600_000 }),
  person(5, "eve", { presence: "offline" }),
];

function said(argument: string, all = present) {
  const client = { room: () => ({ people: { get: () => people(...all) } }) };
  const reach = { client, room: roomOf(1, "ops"), now: () => morning } as unknown as Reach;
  return who.run(argument, reach);
}

it("/who tells who is here, and what they do", () => {
  expect(said("")).toEqual({ text: "3 of 5 here: alice, bob (idle), carol (away)", error: false });
});

it("of a crowd the first are named and the others counted", () => {
  const crowd = Array.from({ length: 25 }, (_, n) => person(n + 1, `user${n}`));
  expect(said("", crowd)).toMatchObject({
    text: expect.stringMatching(/^25 of 25 here: user0, .*user19, 5 more$/),
  });
});

it.each([
  ["bob", "bob is idle"],
  ["@carol", "carol is away: lunch"],
  ["dave", "dave was here 3h ago"],
  ["eve", "eve is not here"],
])("/who %s tells what they do, or when they were here", (name, text) => {
  expect(said(name)).toEqual({ text, error: false });
});

it("whoever is not in the room is nobody to tell of", () => {
  expect(said("mallory")).toMatchObject({ error: true });
});
