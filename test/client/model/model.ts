import fc from "fast-check";
import { type Act, act, perform } from "./acts.ts";
import { agree } from "./agree.ts";
import { World } from "./world.ts";

/** People do all that people do, and lines, programs and the server end when they please: now and then all agree. */
export async function check(numRuns: number, most: number, seed?: number): Promise<void> {
  const round = fc.array(act, { minLength: 5, maxLength: 30, size: "max" });
  const rounds = fc.array(round, { minLength: 1, maxLength: most, size: "max" });
  const before = fc.constantFrom(0, 0, 3, 130, 230);
  await fc.assert(
    fc.asyncProperty(rounds, before, run),
    // What threads and sockets do is not repeated by a seed, so that a smaller case would not be one.
    { numRuns, endOnFailure: true, verbose: 0, ...(seed === undefined ? {} : { seed }) },
  );
}

async function run(rounds: readonly (readonly Act[])[], before: number): Promise<void> {
  const world = await World.begin(before);
  try {
    for (const acts of rounds) {
      for (const one of acts) await perform(world, one);
      await agree(world);
      await world.revive();
    }
  } finally {
    await world.end();
  }
}
