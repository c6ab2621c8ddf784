/**
 * What a computation takes of this thread, in milliseconds: the least of five tries, as one may be disturbed by whatever
 * else goes on. The first that is below `enough` will do.
 */
export function leastTime(enough: number, compute: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let tries = 0; tries < 5 && least >= enough; tries++) {
    const before = process.threadCpuUsage();
    compute();
    const { user, system } = process.threadCpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}
