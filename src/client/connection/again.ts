import type { Clock } from "../../protocol/index.ts";
import { type Failure, isFailure, pauseAfter } from "../failure.ts";

/** So often it is asked once more: who is still refused then is one of a crowd, and had better go away for a while. */
const tries = 3;

/**
 * Asks, and asks again when that was too much at once for the server: it was not carried out, and will fit soon.
 * No longer than `patience` is waited in all.
 */
export async function again<T extends object>(
  clock: Clock,
  ask: () => Promise<T | Failure>,
  patience = 5_000,
): Promise<T | Failure> {
  let waited = 0;
  for (let left = tries; ; left--) {
    const outcome = await ask();
    if (!isFailure(outcome) || outcome.code !== "rate_limited" || left === 0) return outcome;
    const pause = pauseAfter(outcome);
    waited += pause;
    if (waited > patience) return outcome;
    await new Promise<void>(resolve => clock.after(pause, resolve));
  }
}
