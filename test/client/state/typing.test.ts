import { expect, it } from "vitest";
import { lapsed, typed } from "../../../src/client/state/typing.ts";

const bob = { user: 2, name: "bob", active: true };

it("typing lasts while it is renewed, and ends when it is said or lapses", () => {
  const begun = typed([], bob, 1_000);
  expect(begun).toEqual([{ user: 2, name: "bob", until: 6_000 }]);
  const renewed = typed(begun, bob, 4_000);
  expect(lapsed(renewed, 6_000)).toBe(renewed);
  expect(lapsed(renewed, 9_000)).toEqual([]);
  expect(typed(renewed, { ...bob, active: false }, 5_000)).toEqual([]);
  expect(typed(renewed, { user: 3, name: "carol", active: false }, 5_000)).toBe(renewed);
});
