import { expect, it } from "vitest";
import { skeleton } from "../../src/tui/skeleton.ts";
import { newTerminal, write } from "./screen/support/model.ts";

async function drawn(columns: number, rows: number, unicode = true): Promise<string[]> {
  const terminal = newTerminal(columns, rows);
  await write(terminal, skeleton({ columns, rows }, "#general", unicode));
  return Array.from(
    { length: rows },
    (_, y) => terminal.buffer.active.getLine(y)?.translateToString(true) ?? "",
  );
}

it("has the lines of the panes, the name of the room and the prompt where the full screen has them", async () => {
  const bars = `${" ".repeat(19)}│${" ".repeat(64)}│`;
  const status = `${"─".repeat(86)} connecting… ─`;
  expect(await drawn(100, 6)).toEqual([" #general ", bars, bars, bars, status, "› "]);
});

it("has the panes as wide as they were drawn", () => {
  const bytes = skeleton({ columns: 100, rows: 6 }, "#general", true, { rooms: 40 });
  expect(bytes).toContain("\x1b[2;40H");
  expect(bytes).not.toContain("\x1b[2;20H");
});

it("is ASCII where the terminal reads no UTF-8", async () => {
  const status = `${"-".repeat(24)} connecting... -`;
  expect(await drawn(40, 6, false)).toEqual([" #general ", "", "", "", status, "> "]);
});

it("stays in its rows, and leaves the cursor behind the prompt, however small the terminal is", async () => {
  for (const columns of [3, 10, 16, 71, 72, 200]) {
    for (const rows of [1, 2, 4, 6, 30]) {
      const terminal = newTerminal(columns, rows);
      await write(terminal, skeleton({ columns, rows }, "#general", true));
      const { cursorX, cursorY, baseY } = terminal.buffer.active;
      expect({ columns, rows, cursorX, cursorY, baseY }).toEqual({
        columns,
        rows,
        cursorX: 2,
        cursorY: rows - 1,
        baseY: 0,
      });
    }
  }
});

it("has no colours, which only the settings know", () => {
  const sgr = skeleton({ columns: 100, rows: 24 }, "#general", true).match(/\x1b\[[\d;]*m/g);
  expect(new Set(sgr)).toEqual(new Set(["\x1b[2m", "\x1b[22m"]));
});
