/** Hours of the day in which nothing rings: `22:00-07:00`; over midnight if they end before they begin. */
export const quietPattern = "^(?:([01]\\d|2[0-3]):[0-5]\\d-([01]\\d|2[0-3]):[0-5]\\d)?$";

export function isQuiet(hours: string, at: Date): boolean {
  const [from, to] = hours.split("-").map(minutes);
  if (from === undefined || to === undefined) return false;
  const now = at.getHours() * 60 + at.getMinutes();
  return from <= to ? now >= from && now < to : now >= from || now < to;
}

function minutes(time: string): number {
  const [hour, minute] = time.split(":").map(Number);
  return (hour as number) * 60 + (minute as number);
}
