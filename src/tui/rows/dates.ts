/** Times and days as a person reads them, in the terminal's zone and locale. */

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
  return format(sameYear ? "day" : "dayWithYear", at);
}

/** When the day of this time ends. */
export function dayEnd(at: number): number {
  const date = new Date(at);
  return new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
}

/** Calendar days, so that a night with a change of clocks counts as one. */
function daysBetween(from: number, to: number): number {
  return Math.round((midnight(to) - midnight(from)) / 86_400_000);
}

function midnight(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}

const styles = {
  day: { weekday: "long", day: "numeric", month: "long" },
  dayWithYear: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} as const;

const formats = new Map<keyof typeof styles, Intl.DateTimeFormat>();

/** Made when the first date is shown: a formatter costs some milliseconds that the first screen rarely needs. */
function format(style: keyof typeof styles, at: number): string {
  let known = formats.get(style);
  if (!known) {
    const { locale } = Intl.DateTimeFormat().resolvedOptions();
    // An empty LC_ALL makes it "und", whose dates nobody writes.
    known = new Intl.DateTimeFormat(locale === "und" ? "en" : locale, styles[style]);
    formats.set(style, known);
  }
  return known.format(at);
}
