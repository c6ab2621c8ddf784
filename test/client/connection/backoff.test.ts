import fc from "fast-check";
import { expect, it } from "vitest";
import { backoff, spread } from "../../../src/client/connection/backoff.ts";

it("pauses double from one second to thirty, and not beyond", () => {
  const longest = [0, 1, 2, 3, 4, 5, 6, 100, 2_000].map(attempt => backoff(attempt, () => 1));
  expect(longest).toEqual([1, 2, 4, 8, 16, 30, 30, 30, 30].map(seconds => seconds * 1_000));
});

it("a crowd spreads over the whole pause", () => {
  fc.assert(
    fc.property(
      fc.nat(64),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, part) => {
        const pause = backoff(attempt, () => part);
        expect(pause).toBeCloseTo(part * Math.min(30_000, 1_000 * 2 ** attempt), -1);
      },
    ),
  );
});

it("nobody waits longer than it has lasted, whatever chance says, and at least a second is there to spread over", () => {
  const chances = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 });
  fc.assert(
    fc.property(chances, parts => {
      let lasted = 0;
      for (const [attempt, part] of parts.entries()) {
        const pause = backoff(attempt, () => part, lasted);
        expect(pause).toBeLessThanOrEqual(Math.min(30_000, Math.max(1_000, lasted)));
        const widest = backoff(attempt, () => 1, lasted);
        expect(widest).toBeGreaterThanOrEqual(1_000);
        expect(pause).toBeCloseTo(part * widest, -1);
        lasted += pause;
      }
    }),
  );
});

it("after a goodbye, a crowd spreads over the pause the server names, which is no longer than a minute", () => {
  const pauses = (fromMs: number, toMs: number) =>
    [0, 0.5, 1].map(part => spread({ fromMs, toMs }, () => part));
  expect(pauses(1_000, 5_000)).toEqual([1_000, 3_000, 5_000]);
  expect(pauses(5_000, 1_000)).toEqual([5_000, 5_000, 5_000]);
  expect(pauses(1e9, 1e12)).toEqual([60_000, 60_000, 60_000]);
});
