/** Times and days as a person reads them, in the terminal's zone and locale. */

/** One with a region where the environment has none, so that times are short. */
const locale = Intl.DateTimeFormat().resolvedOptions().locale;
const day = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
const dayWithYear = new Intl.DateTimeFormat(locale, { dateStyle: "full" });

/** `09:41` */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

/** Today, Yesterday, or the date; with its year only if it is another. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? day : dayWithYear).format(at);
}

export function sameDay(one: number, other: number): boolean {
  return daysBetween(one, other) === 0;
}

/** Calendar days, so that a night with a change of clocks counts as one. */
function daysBetween(from: number, to: number): number {
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
