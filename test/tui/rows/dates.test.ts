import { expect, test } from "vitest";
import { clockTime, dayEnd, dayName, timesOf } from "../../../src/tui/rows/dates.ts";
import { day, morning } from "../support/values.ts";

test("today and yesterday have their names, also one minute apart", () => {
  const midnight = dayEnd(morning);
  expect(dayName(morning, morning)).toBe("Today");
  expect(dayName(midnight - 60_000, midnight)).toBe("Yesterday");
});

test("other days have a date, with the year only if it is another", () => {
  expect(dayName(morning - 20 * day, morning)).not.toContain("2026");
  expect(dayName(morning - 20 * day, morning)).toContain("19");
  expect(dayName(morning - 400 * day, morning)).toContain("2025");
});

test("a time has always the same width", () => {
  expect(clockTime(morning)).toBe("09:41");
});

test("a day ends when the next begins, also when the clocks change", () => {
  for (const at of [new Date(2026, 2, 29, 1), new Date(2026, 9, 25, 1), new Date(2026, 11, 31, 23)]) {
    const end = new Date(dayEnd(at.getTime()));
    expect([end.getHours(), end.getMinutes(), end.getSeconds()]).toEqual([0, 0, 0]);
    expect(end.getTime() - at.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
  }
});

test("a time is told as one wishes, always in as many cells", () => {
  const noon = morning + 3 * 3_600_000 - 41 * 60_000;
  expect([timesOf("24h").tell(noon, noon), timesOf("12h").tell(noon, noon)]).toEqual(["12:00", "12:00pm"]);
  expect(timesOf("12h").tell(morning, morning)).toBe(" 9:41am");
  const ago = (ms: number) => timesOf("relative").tell(morning - ms, morning);
  expect([-5_000, 59_999, 60_000, 3_600_000, day, 365 * day].map(ago)).toEqual([
    ...[" now", " now", "  1m", "  1h", "  1d", "  1y"],
  ]);
});
