import type { Goodbye } from "../../protocol/index.ts";

const first = 1_000;
const longest = 30_000;
/** No server may send its clients away for longer than this. */
const longestGoodbye = 60_000;

/** How long to wait before try number `attempt` (from 0): exponential with full jitter, so that a crowd spreads out. */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(longest, first * 2 ** attempt));
}

/** The same after a goodbye: a drained server's clients come back one after the other. */
export function spread({ fromMs, toMs }: Pick<Goodbye, "fromMs" | "toMs">, random: () => number): number {
  const from = Math.min(fromMs, longestGoodbye);
  return from + random() * Math.max(0, Math.min(toMs, longestGoodbye) - from);
}
