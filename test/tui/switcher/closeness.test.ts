import { expect, test } from "vitest";
import { closeness, degrees } from "../../../src/tui/switcher/closeness.ts";

test.each([
  ["ops", "ops", "same"],
  ["", "ops", "begins"],
  ["gen", "general-dev", "begins"],
  ["dev", "general-dev", "word"],
  ["gd", "general-dev", "initials"],
  ["gedev", "general-dev", "initials"],
  ["ene", "general-dev", "within"],
  ["glv", "general-dev", "scattered"],
  ["a", "banana-apple", "word"],
] as const)("%j fits %s so: %s", (wanted, name, degree) => {
  expect(closeness(wanted, name)).toBe(degrees[degree]);
});

test("what has not all the letters in their order does not fit", () => {
  expect(closeness("dg", "general-dev")).toBeUndefined();
  expect(closeness("opss", "ops")).toBeUndefined();
});

test("a name made to be tried in many ways costs nothing", () => {
  const began = performance.now();
  closeness("ab".repeat(30), "a-b".repeat(15));
  closeness(`${"a".repeat(30)}b`, "a-".repeat(32));
  expect(performance.now() - began).toBeLessThan(50);
});
