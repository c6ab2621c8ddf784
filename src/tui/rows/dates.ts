import type { TuiSettings } from "../settings.ts";

/** Times and days as a person reads them, in the terminal's zone and locale. */

/** How the moment of a message is told, each in so many cells. */
export interface Times {
  readonly cells: number;
  /** Whether what is told changes while time passes. */
  readonly moves: boolean;
  tell(at: number, now: number): string;
}

const minute = 60_000;
const day = 24 * 60 * minute;

const clock24: Times = { cells: 5, moves: false, tell: at => clockTime(at) };
const clock12: Times = { cells: 7, moves: false, tell: at => clockTime12(at).padStart(7) };
const ago: Times = { cells: 4, moves: true, tell: (at, now) => timeAgo(at, now).padStart(4) };

export function timesOf(style: TuiSettings["times"]): Times {
  switch (style) {
    case "24h":
      return clock24;
    case "12h":
      return clock12;
    case "relative":
      return ago;
    case "locale": {
      const { hour12 } = new Intl.DateTimeFormat(locale(), { hour: "numeric" }).resolvedOptions();
      return hour12 ? clock12 : clock24;
    }
  }
}

/** `09:41` */
export function clockTime(at: number): string {
  const date = new Date(at);
  return `${String(date.getHours()).padStart(2, "0")}:${String(date.getMinutes()).padStart(2, "0")}`;
}

/** `9:41am` */
function clockTime12(at: number): string {
  const date = new Date(at);
  const hours = date.getHours();
  return `${hours % 12 || 12}:${String(date.getMinutes()).padStart(2, "0")}${hours < 12 ? "am" : "pm"}`;
}

/** The same in a sentence: `just now`, `5m ago`. */
export function timeSince(at: number, now: number): string {
  const past = timeAgo(at, now);
  return past === "now" ? "just now" : `${past} ago`;
}

/** `now`, `5m`, `3h`, `2d`, `4y`; the clocks of two machines may differ, and nothing is said in the future. */
function timeAgo(at: number, now: number): string {
  const past = Math.max(0, now - at);
  if (past < minute) return "now";
  if (past < 60 * minute) return `${Math.floor(past / minute)}m`;
  if (past < day) return `${Math.floor(past / (60 * minute))}h`;
  return past < 365 * day ? `${Math.floor(past / day)}d` : `${Math.floor(past / (365 * day))}y`;
}

/** Today, Yesterday, or the date; with its year only if it is another. */
export function dayName(at: number, now: number): string {
  const days = daysBetween(at, now);
  if (days === 0) return "Today";
  if (days === 1) return "Yesterday";
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  return format(sameYear ? "day" : "dayWithYear", at);
}

/** When something was, beside something else: on the same day the time is enough. */
export function stamp(at: number, beside: number, times: Times): string {
  const time = times.moves ? clockTime(at) : times.tell(at, at).trim();
  if (daysBetween(at, beside) === 0) return time;
  const sameYear = new Date(at).getFullYear() === new Date(beside).getFullYear();
  return `${format(sameYear ? "short" : "shortWithYear", at)} ${time}`;
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
  short: { day: "numeric", month: "short" },
  shortWithYear: { day: "numeric", month: "short", year: "numeric" },
  dayWithYear: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
} as const;

const formats = new Map<keyof typeof styles, Intl.DateTimeFormat>();

/** Made when the first date is shown: a formatter costs some milliseconds that the first screen rarely needs. */
function format(style: keyof typeof styles, at: number): string {
  let known = formats.get(style);
  if (!known) {
    known = new Intl.DateTimeFormat(locale(), styles[style]);
    formats.set(style, known);
  }
  return known.format(at);
}

/** An empty LC_ALL makes it "und", whose dates nobody writes. */
function locale(): string {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  return locale === "und" ? "en" : locale;
}
