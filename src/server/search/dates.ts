/** A day, or a moment, as its first millisecond and the first after it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const hour = 3_600_000;
const day = 24 * hour;
const units: Readonly<Record<string, number>> = { h: hour, d: day, w: 7 * day, y: 365 * day };

/** `2026-01-31` is that day in UTC, as a server does not know where people are; `7d` is seven days ago. */
export function spanOf(date: string, now: number): Span | undefined {
  const [, count, unit = ""] = /^(\d{1,5})([hdwy])$/.exec(date) ?? [];
  if (count !== undefined) {
    const moment = Math.max(0, now - Number(count) * (units[unit] as number));
    return { start: moment, end: moment };
  }
  const start = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(date) : Number.NaN;
  // 31 February is read as a day of March, if at all.
  if (Number.isNaN(start) || new Date(start).toISOString().slice(0, 10) !== date) return undefined;
  return { start: Math.max(0, start), end: Math.max(0, start + day) };
}
