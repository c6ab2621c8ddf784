import type { Goodbye } from "../../protocol/index.ts";

const first = 1_000;
const longest = 30_000;
/** No server may send its clients away for longer than this. */
const longestGoodbye = 60_000;

/**
 * How long to wait before try number `attempt` (from 0): exponential with full jitter, so that a crowd spreads out. Nobody
 * waits longer than it has `lasted`: short pauses in a row are tries soon used up, and a short outage has a short wait.
 */
export function backoff(attempt: number, random: () => number, lasted = Infinity): number {
  return Math.round(random() * Math.min(longest, first * 2 ** attempt, Math.max(first, lasted)));
}

/** The same after a goodbye: a drained server's clients come back one after the other. */
export function spread({ fromMs, toMs }: Pick<Goodbye, "fromMs" | "toMs">, random: () => number): number {
  const from = Math.min(fromMs, longestGoodbye);
  return from + random() * Math.max(0, Math.min(toMs, longestGoodbye) - from);
}
