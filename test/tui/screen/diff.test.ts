import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { blankRow, type Row, toRow } from "../../../src/tui/screen/cells.ts";
import { diff, type Scroll, type Shown } from "../../../src/tui/screen/diff.ts";
import { anyBlocks, anyLine, newTerminal, seen, widthModels, write } from "./support/model.ts";

const columns = 24;
const height = 8;

const nothing: Shown = {
  rows: Array.from({ length: height }, () => blankRow(columns)),
  cursor: undefined,
  style: undefined,
};

const frame = fc.record({
  lines: fc.array(anyLine, { minLength: height, maxLength: height }),
  /** These rows stay as they were. */
  kept: fc.array(fc.boolean(), { minLength: height, maxLength: height }),
  x: fc.nat(columns - 1),
  y: fc.nat(height - 1),
  /** Instead of new lines, those before moved by so many rows. */
  by: fc.constantFrom(0, 0, 1, 2, -1),
});

/** What is written to go from nothing to a last row with this text, and on to others. */
function typing(text: string) {
  const rows = (line: string) => [...nothing.rows.slice(1), toRow(line, columns)];
  const y = height - 1;
  let { after } = diff(nothing, rows(text), { x: text.length, y });
  return (next: string, x = next.length) => {
    const drawn = diff(after, rows(next), { x, y });
    after = drawn.after;
    return drawn.bytes;
  };
}

describe("what is written", () => {
  it.each(widthModels)(
    "makes a terminal show the frame as a full repaint would, cell by cell, if its widths are %s",
    async widths => {
      await fc.assert(
        fc.asyncProperty(fc.array(frame, { minLength: 1, maxLength: 5 }), async frames => {
          const terminal = newTerminal(columns, height, widths);
          await write(terminal, "\x1b[?7l");
          let shown = nothing;
          let rows: readonly Row[] = shown.rows;
          for (const { lines, kept, x, y, by } of frames) {
            const fresh = lines.map((text, at) => (kept[at] ? (rows[at] as Row) : toRow(text, columns)));
            const scroll: Scroll | undefined = by === 0 ? undefined : { top: 1, bottom: height - 2, by };
            const moved = rows.map((row, at) =>
              at < 1 || at > height - 2 ? row : (rows[at + by] ?? fresh[at] ?? row),
            );
            rows = by === 0 ? fresh : moved;
            const { bytes, after } = diff(shown, rows, { x, y }, scroll);
            await write(terminal, bytes);
            shown = after;
          }
          const repainted = newTerminal(columns, height, widths);
          await write(repainted, `\x1b[?7l${diff(nothing, rows, shown.cursor ?? { x: 0, y: 0 }).bytes}`);
          expect(seen(terminal)).toEqual(seen(repainted));
          terminal.dispose();
          repainted.dispose();
        }),
        { numRuns: 70 },
      );
    },
  );

  it("is what the cells say, where the terminal's widths are ours", async () => {
    await fc.assert(
      fc.asyncProperty(anyLine, async line => {
        const terminal = newTerminal(columns, height, "ours");
        const row = toRow(line, columns);
        await write(
          terminal,
          `\x1b[?7l${diff(nothing, [row, ...nothing.rows.slice(1)], { x: 0, y: 0 }).bytes}`,
        );
        const cells = seen(terminal)
          .rows[0]?.split("|")
          .map(cell => cell.split(",")[0]);
        // The model of the terminal ends a cell of its own at |, too.
        if (!line.includes("|")) expect(cells).toEqual(row.characters);
        terminal.dispose();
      }),
      { numRuns: 100 },
    );
  });

  it("shows blocks, whatever it draws them as, exactly as they were given", async () => {
    const lines = fc.array(anyBlocks, { minLength: height, maxLength: height });
    await fc.assert(
      fc.asyncProperty(fc.array(lines, { minLength: 1, maxLength: 4 }), async frames => {
        const terminal = newTerminal(columns, height);
        let shown = nothing;
        for (const frame of frames) {
          const rows = frame.map(line => toRow(line, columns));
          const { bytes, after } = diff(shown, rows, { x: 0, y: 0 });
          await write(terminal, bytes);
          shown = after;
        }
        const given = newTerminal(columns, height);
        await write(given, `${frames.at(-1)?.join("\r\n")}\x1b[H`);
        expect(seen(terminal)).toEqual(seen(given));
        terminal.dispose();
        given.dispose();
      }),
      { numRuns: 100 },
    );
  });

  it("draws blocks and blanks between them in one colour, or in exchanged ones, without a word between", () => {
    const drawn = (line: string) =>
      diff({ ...nothing, style: 0 }, [toRow(line, columns), ...nothing.rows.slice(1)], { x: 0, y: 0 });
    const red = (text: string) => `\x1b[31m${text}\x1b[m`;
    expect(drawn(`${red("█")} ${red("▀")}`).bytes).toBe("\x1b[H\x1b[31m█ ▀\r");
    expect(drawn("\x1b[31;44m▀\x1b[34;41m▀\x1b[m").bytes).toBe("\x1b[H\x1b[31;44m▀▄\r");
    // A byte a cell in place of three.
    expect(drawn(red("█".repeat(9))).bytes).toBe(`\x1b[H\x1b[41m${" ".repeat(9)}\r`);
  });

  it("goes down a column step by step", () => {
    const rows = (x: number) => nothing.rows.map(() => toRow(`${" ".repeat(x)}|`, columns));
    const { after } = diff(nothing, rows(12), { x: 0, y: 0 });
    expect(diff(after, rows(13), { x: 0, y: 0 }).bytes).toBe(
      `\x1b[13G |${"\x1b[B\b\b |".repeat(height - 1)}\x1b[H`,
    );
  });

  it("leaves no link open: it would go on in the shell", () => {
    const link = "\x1b]8;id=m1;https://a.example\x1b\\a\x1b]8;;\x1b\\";
    const { bytes } = diff(nothing, [...nothing.rows.slice(1), toRow(link, columns)], {
      x: 1,
      y: height - 1,
    });
    expect(bytes.indexOf("\x1b]8;;\x1b\\")).toBeGreaterThan(bytes.indexOf("https://a.example"));
    expect(bytes.match(/\x1b\]8;/g)).toHaveLength(2);
  });

  it("is nothing when nothing changed", () => {
    const rows = Array.from({ length: height }, (_, y) => toRow(`row ${y}`, columns));
    const { after } = diff(nothing, rows, { x: 0, y: 0 });
    const same = rows.map(row => ({ ...row }));
    expect(diff(after, same, { x: 0, y: 0 })).toMatchObject({ bytes: "", touched: 0 });
  });

  it("is the character itself when one is typed, and three bytes when it is taken back", () => {
    const type = typing("> hell");
    expect(type("> hello")).toBe("o");
    expect(type("> hell")).toBe("\b \b");
  });

  it("goes on over a few cells that are right already rather than move, but not over other looks", () => {
    const type = typing("a.b.c");
    expect(type("A.B.C", 0)).toBe("\rA.B.C\r");
    expect(typing("a\x1b[1m.\x1b[mb")("A\x1b[1m.\x1b[mB", 0)).toBe("\rA\x1b[CB\r");
  });

  it("erases what is gone to the end of the line at once", () => {
    expect(typing("> a long line of text")("> ", 2)).toBe("\x1b[3G\x1b[K");
  });

  it("goes to the next line as a typewriter does", () => {
    const rows = [toRow("one", columns), toRow("two", columns), ...nothing.rows.slice(2)];
    expect(diff({ ...nothing, style: 0 }, rows, { x: 3, y: 1 }).bytes).toBe("\x1b[Hone\r\ntwo");
  });

  it("moves rows instead of drawing them when that is shorter", () => {
    const text = (from: number) =>
      Array.from({ length: height }, (_, y) => toRow(`this is line ${from + y}`, columns));
    const before = diff(nothing, text(0), { x: 0, y: 0 }).after;
    const { bytes } = diff(before, text(1), { x: 0, y: 0 }, { top: 0, bottom: height - 1, by: 1 });
    expect(bytes).toContain("\x1b[1S");
    expect(bytes.length).toBeLessThan(60);
  });

  it("addresses what follows a character whose width terminals disagree on, and clears its cells before", () => {
    const { bytes } = diff(nothing, [toRow("👨‍👩‍👧x", columns), ...nothing.rows.slice(1)], { x: 3, y: 0 });
    expect(bytes).toContain("\x1b[2X👨‍👩‍👧\x1b[1;3Hx");
  });

  it("draws all that is behind such a character anew when it goes, for it may have covered that", () => {
    const type = typing("👨‍👩‍👧 what was there");
    expect(type("ab what was there", 0)).toBe("\rab what was there\x1b[K\r");
  });
});
