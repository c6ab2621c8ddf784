import { expect, it } from "vitest";
import { Reads } from "../../../src/server/limits/reads.ts";

/** Reads that end when the test says so, and which of them were begun. */
function setUp() {
  const reads = new Reads();
  const begun: number[] = [];
  const ends: PromiseWithResolvers<void>[] = [];
  const ask = (which: number, session = { open: true }) =>
    reads.run(session, () => {
      begun.push(which);
      ends[which] = Promise.withResolvers();
      return ends[which].promise;
    });
  /** Ends one; what begins by that has begun. */
  const end = async (which: number) => {
    ends[which]?.resolve();
    await new Promise(resolve => setImmediate(resolve));
  };
  return { reads, begun, ends, ask, end };
}

it("four are read at once, and each that is answered gives its place to the next in order", async () => {
  const { begun, ask, end } = setUp();
  const asked = [0, 1, 2, 3, 4, 5, 6].map(which => ask(which));
  expect(begun).toEqual([0, 1, 2, 3]);
  await end(2);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  for (const which of [0, 1, 3, 4, 5, 6]) await end(which);
  await Promise.all(asked);
  expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6]);
  // All places are free again.
  for (const which of [7, 8, 9, 10, 11]) void ask(which);
  expect(begun.slice(7)).toEqual([7, 8, 9, 10]);
});

it("what a connection asked that closed before its turn is never read, and holds up no other device", async () => {
  const { begun, ask, end } = setUp();
  const [leaving, staying] = [{ open: true }, { open: true }];
  for (const which of [0, 1, 2, 3]) void ask(which, leaving);
  const dropped = [4, 5, 6].map(which => ask(which, leaving));
  void ask(7, staying);
  leaving.open = false;
  await end(0);
  await Promise.all(dropped);
  expect(begun).toEqual([0, 1, 2, 3, 7]);
});

it("one that fails is told to who asked, and its place is free", async () => {
  const { begun, ends, ask, end } = setUp();
  const asked = [0, 1, 2, 3, 4].map(which => ask(which));
  ends[1]?.reject(new Error("a bug"));
  await expect(asked[1]).rejects.toThrow("a bug");
  await end(0);
  expect(begun).toEqual([0, 1, 2, 3, 4]);
});

it("more than two thousand that wait are too many, until one begins", async () => {
  const { reads, ask, end } = setUp();
  for (let which = 0; which < 2_003; which++) void ask(which);
  expect(reads.full).toBe(false);
  void ask(2_003);
  expect(reads.full).toBe(true);
  await end(0);
  expect(reads.full).toBe(false);
});
