import { expect, it } from "vitest";
import { Attempts } from "../../../src/server/identity/attempts.ts";
import { loopback } from "../../../src/server/limits/source.ts";

it("after some wrong words each pause is twice the one before, up to a quarter of an hour", () => {
  const attempts = new Attempts();
  let now = 0;
  const pauses: number[] = [];
  for (let n = 0; n < 16; n++) {
    attempts.failed("account", "1", now);
    pauses.push(attempts.pause("account", "1", now));
    now += pauses.at(-1) as number;
  }
  expect(pauses.slice(0, 8)).toEqual([0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000]);
  expect(Math.max(...pauses)).toBe(15 * 60_000);
});

it("an account's pause is its own, and ends with the right word", () => {
  const attempts = new Attempts();
  for (let n = 0; n < 9; n++) attempts.failed("account", "1", 0);
  expect(attempts.pause("account", "2", 0)).toBe(0);
  expect(attempts.pause("source", "1", 0)).toBe(0);
  attempts.succeeded("account", "1");
  expect(attempts.pause("account", "1", 0)).toBe(0);
});

it("a source may be wrong more often; this machine, behind which are many people, as often as it likes", () => {
  const attempts = new Attempts();
  for (let n = 0; n < 21; n++) {
    attempts.failed("source", "192.0.2.1", 0);
    attempts.failed("source", loopback, 0);
  }
  expect(attempts.pause("source", "192.0.2.1", 0)).toBe(1_000);
  expect(attempts.pause("source", loopback, 0)).toBe(0);
});

it("what is old is forgotten, and so is the oldest where there is too much", () => {
  const attempts = new Attempts();
  for (let n = 0; n < 8; n++) attempts.failed("account", "1", 0);
  const later = 60 * 60_000;
  attempts.failed("account", "1", later);
  expect(attempts.pause("account", "1", later)).toBe(0);
  for (let n = 0; n < 8; n++) attempts.failed("account", "first", later);
  for (let n = 0; n < 20_000; n++) attempts.failed("account", `other ${n}`, later);
  expect(attempts.pause("account", "first", later)).toBe(0);
});
