import { expect, onTestFinished, test, vi } from "vitest";
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

test.each([
  ["ab".repeat(30), "a-b".repeat(15)],
  [`${"a".repeat(30)}b`, "a-".repeat(32)],
])(
  "of a name made to be tried in many ways each letter is looked at no more than once for each that was typed: %s",
  (wanted, name) => {
    let looks = 0;
    const { test: look } = RegExp.prototype;
    // Not only counted: trying all ways would take for ever.
    vi.spyOn(RegExp.prototype, "test").mockImplementation(function (this: RegExp, text) {
      looks += 1;
      if (looks > wanted.length * name.length) throw new Error("too many looks");
      return look.call(this, text);
    });
    onTestFinished(() => void vi.restoreAllMocks());
    closeness(wanted, name);
    expect(looks).toBeGreaterThan(0);
  },
);
