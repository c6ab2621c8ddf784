import { render } from "ink-testing-library";
import { expect, test } from "vitest";
import { Info } from "../../../src/tui/ink/info.tsx";
import { infoMoved, infoRows } from "../../../src/tui/panes/info.ts";
import { timesOf } from "../../../src/tui/rows/dates.ts";
import type { MessageInfo } from "../../../src/tui/view.ts";
import { message, morning, plainTheme, withoutStyle } from "../support/values.ts";

const info: MessageInfo = {
  room: 1,
  first: 0,
  message: message(3, "What is known of this one is more than a small screen holds. ".repeat(4), {
    edited: morning + 300_000,
  }),
  receipts: [
    { user: 1, name: "alice", delivered: true, read: true, readAt: morning + 240_000 },
    { user: 3, name: "carol", delivered: true, read: false },
    { user: 4, name: "dave", delivered: false, read: false },
  ],
  reactions: [{ emoji: "🎉", people: [{ user: 1, name: "alice", at: morning }] }],
  earlier: [{ text: "What was said first.", at: morning + 300_000 }],
};

test("what is known of a message is all seen, row by row on a small screen", () => {
  const times = timesOf("24h");
  const size = { width: 40, height: 6 };
  const rows = infoRows(info, { now: morning, times, theme: plainTheme }, size.width);
  const from = (first: number) => (
    <Info info={{ ...info, first }} now={morning} times={times} theme={plainTheme} {...size} />
  );
  const { lastFrame, rerender } = render(from(0));
  const seen: string[] = [];
  let first = 0;
  for (let next = 0; ; first = next) {
    rerender(from(first));
    const shown = withoutStyle(lastFrame() ?? "").split("\n");
    expect(shown).toHaveLength(size.height);
    seen.push(...shown.slice(first === 0 ? 0 : -1));
    next = infoMoved(first, 1, rows.length, size.height);
    if (next === first) break;
  }
  expect(seen.map(row => row.trimEnd())).toEqual(rows.map(row => withoutStyle(row).trimEnd()));
  for (const told of ["Read", "alice, 09:45", "Received", "carol", "Not received yet", "dave", "🎉  alice"]) {
    expect(seen.join("\n")).toContain(told);
  }
  expect(infoMoved(first, 1_000, rows.length, size.height)).toBe(first);
});
