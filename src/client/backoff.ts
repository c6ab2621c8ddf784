const first = 1_000;
const longest = 30_000;

/** How long to wait before try number `attempt` (from 0): exponential with full jitter, so that a crowd spreads out. */
export function backoff(attempt: number, random: () => number): number {
  return Math.round(random() * Math.min(longest, first * 2 ** attempt));
}
