import { expect, it } from "vitest";
import { limits } from "../../../src/protocol/index.ts";
import { Rates } from "../../../src/server/limits/rates.ts";

it("what is no name is not looked into: all of it that comes from one address is one name", () => {
  const rates = new Rates({ ...limits, signInsPerSecond: 1, signInBurst: 2 });
  // To fold these would take seconds, and to remember them as they are 64 KB for each.
  const marks = (letter: string) => `${letter}${"\u0301".repeat(16_000)}${"\u0316".repeat(16_000)}`;
  expect(rates.signIn(marks("a"), "192.0.2.1", 0)).toBe(0);
  expect(rates.signIn("no name", "192.0.2.1", 0)).toBe(0);
  expect(rates.signIn(marks("b"), "192.0.2.1", 0)).toBe(1_000);
  expect(rates.signIn(marks("b"), "192.0.2.2", 0)).toBe(0);
  expect(rates.signIn("alice", "192.0.2.1", 0)).toBe(0);
});
