const day = 24 * 60 * 60_000;

/** The moment that is so many days from now, as the flags say it. */
export function inDays(days: number): number {
  return Math.round(Date.now() + days * day);
}

/** A moment for people to read: in UTC, to the minute. */
export function dateTime(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}
