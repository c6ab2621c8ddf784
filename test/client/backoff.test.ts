import fc from "fast-check";
import { expect, it } from "vitest";
import { backoff } from "../../src/client/backoff.ts";

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
