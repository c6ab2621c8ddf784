import { createRequire } from "node:module";
import type { Terminal as XtermTerminal } from "@xterm/headless";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankRow, type Row, toRow } from "../../../src/tui/screen/cells.ts";
import { diff, type Scroll, type Shown } from "../../../src/tui/screen/diff.ts";

// The package is CommonJS and says it is a module.
const { Terminal } = createRequire(import.meta.url)("@xterm/headless") as { Terminal: typeof XtermTerminal };

const columns = 24;
const height = 8;

function newTerminal(): XtermTerminal {
  return new Terminal({ cols: columns, rows: height, allowProposedApi: true });
}

function write(terminal: XtermTerminal, bytes: string): Promise<void> {
  return new Promise(resolve => terminal.write(bytes, resolve));
}

/** Everything that is seen: characters and looks of all cells, and the cursor. */
function seen(terminal: XtermTerminal): unknown {
  const { active } = terminal.buffer;
  const cells = Array.from({ length: height }, (_, y) =>
    Array.from({ length: columns }, (_, x) => {
      const cell = active.getLine(y)?.getCell(x);
      const look = [
        cell?.getFgColor(),
        cell?.getBgColor(),
        cell?.isBold(),
        cell?.isInverse(),
        cell?.isUnderline(),
      ];
      return `${cell?.getChars() || " "}${look.join()}`;
    }).join("|"),
  );
  return { cells, x: active.cursorX, y: active.cursorY };
}

const nothing: Shown = {
  rows: Array.from({ length: height }, () => blankRow(columns)),
  cursor: undefined,
  style: undefined,
};

const look = fc.constantFrom(
  "",
  "\x1b[1m",
  "\x1b[31m",
  "\x1b[38;5;33m",
  "\x1b[7m",
  "\x1b[4;38;2;1;2;3m",
  "\x1b[48;5;20m",
);
// Only what xterm gives the width that we give it: where terminals disagree, no model can agree with all.
const word = fc.constantFrom("a", "word", " ", "   ", "日本", "한", "é", "─", "│", "✓", "Ж", "x".repeat(30));
const line = fc
  .array(fc.tuple(look, word), { maxLength: 6 })
  .map(parts => parts.map(([style, text]) => `${style}${text}\x1b[0m`).join(""));
const frame = fc.record({
  lines: fc.array(line, { minLength: height, maxLength: height }),
  x: fc.nat(columns - 1),
  y: fc.nat(height - 1),
  /** Instead of new lines, those before moved by so many rows. */
  by: fc.constantFrom(0, 0, 1, 2, -1),
});

describe("what is written", () => {
  it("makes a terminal show the frame as a full repaint would, cell by cell, whatever was there before", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 6 }), async frames => {
        const terminal = newTerminal();
        await write(terminal, "\x1b[?7l");
        let shown = nothing;
        let rows: readonly Row[] = shown.rows;
        for (const { lines, x, y, by } of frames) {
          const fresh = lines.map(text => toRow(text, columns));
          const scroll: Scroll | undefined = by === 0 ? undefined : { top: 1, bottom: height - 2, by };
          rows =
            by === 0
              ? fresh
              : rows.map((row, at) =>
                  at < 1 || at > height - 2 ? row : (rows[at + by] ?? fresh[at] ?? row),
                );
          const { bytes, after } = diff(shown, rows, { x, y }, scroll);
          await write(terminal, bytes);
          shown = after;
        }
        const repainted = newTerminal();
        await write(repainted, `\x1b[?7l${diff(nothing, rows, shown.cursor ?? { x: 0, y: 0 }).bytes}`);
        expect(seen(terminal)).toEqual(seen(repainted));
      }),
      { numRuns: 150 },
    );
  });

  it("is nothing when nothing changed", () => {
    const rows = Array.from({ length: height }, (_, y) => toRow(`row ${y}`, columns));
    const { after } = diff(nothing, rows, { x: 0, y: 0 });
    expect(
      diff(
        after,
        rows.map(row => ({ ...row })),
        { x: 0, y: 0 },
      ).bytes,
    ).toBe("");
  });

  it("is the character itself when one is typed", () => {
    const before = diff(nothing, [...nothing.rows.slice(1), toRow("> hell", columns)], {
      x: 6,
      y: height - 1,
    }).after;
    const typed = [...before.rows.slice(0, -1), toRow("> hello", columns)];
    expect(diff(before, typed, { x: 7, y: height - 1 }).bytes).toBe("o");
  });

  it("moves rows instead of drawing them when that is shorter", () => {
    const text = (from: number) =>
      Array.from({ length: height }, (_, y) => toRow(`this is line ${from + y}`, columns));
    const before = diff(nothing, text(0), { x: 0, y: 0 }).after;
    const { bytes } = diff(before, text(1), { x: 0, y: 0 }, { top: 0, bottom: height - 1, by: 1 });
    expect(bytes).toContain("\x1b[1S");
    expect(bytes.length).toBeLessThan(60);
  });

  it("addresses what follows a character whose width terminals disagree on", () => {
    const { bytes } = diff(nothing, [toRow("👨‍👩‍👧x", columns), ...nothing.rows.slice(1)], { x: 3, y: 0 });
    expect(bytes).toContain("👨‍👩‍👧\x1b[1;3Hx");
  });
});
