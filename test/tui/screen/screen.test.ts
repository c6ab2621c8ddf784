import { EventEmitter } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";
import fc from "fast-check";
import { describe, expect, it, onTestFinished } from "vitest";
import { type Area, Screen } from "../../../src/tui/screen/screen.ts";
import { type Size, Terminal } from "../../../src/tui/screen/terminal.ts";
import { anyLine, newTerminal, seen, widthModels, write } from "./support/model.ts";

/** A terminal's two ends, of which one can stand still. */
class Line extends EventEmitter {
  columns: number;
  rows: number;
  written: string[] = [];
  stalled = false;
  writableLength = 0;
  #done: (() => void)[] = [];

  constructor({ columns, rows }: Size) {
    super();
    this.columns = columns;
    this.rows = rows;
  }

  write(bytes: string, done?: () => void): boolean {
    this.written.push(bytes);
    if (this.stalled) {
      this.writableLength += bytes.length;
      if (done) this.#done.push(done);
    }
    return !this.stalled;
  }

  flow(): void {
    this.stalled = false;
    this.writableLength = 0;
    for (const done of this.#done.splice(0)) done();
  }

  take(): string {
    return this.written.splice(0).join("");
  }
}

function newScreen(size: Size): { screen: Screen; line: Line; leave: () => void } {
  const line = new Line(size);
  const input = Object.assign(new EventEmitter(), { setRawMode() {} });
  const terminal = new Terminal(input as unknown as ReadStream, line as unknown as WriteStream);
  terminal.enter();
  const leave = () => terminal.leave();
  onTestFinished(leave);
  return { screen: new Screen(terminal), line, leave };
}

/** A wide pane in the middle and narrow ones at its sides, as far as there is room and they are not folded. */
function panesOf({ columns, rows }: Size, folded = false): Map<string, Area> {
  const side = columns > 24 && !folded ? 6 : 0;
  const areas = new Map<string, Area>();
  if (side > 0) areas.set("left", { x: 0, y: 1, width: side, height: rows - 2 });
  areas.set("middle", { x: side, y: 1, width: columns - 2 * side, height: rows - 2 });
  if (side > 0) areas.set("right", { x: columns - side, y: 1, width: side, height: rows - 2 });
  areas.set("below", { x: 0, y: rows - 1, width: columns, height: 1 });
  return areas;
}

const size = fc.record({ columns: fc.constantFrom(20, 30, 40), rows: fc.integer({ min: 4, max: 9 }) });
const lines = fc.array(anyLine, { maxLength: 8 });
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ pane: fc.constantFrom("left", "middle", "right", "below"), lines }) },
  { weight: 3, arbitrary: fc.record({ scrolled: fc.integer({ min: 1, max: 3 }), lines }) },
  { weight: 1, arbitrary: fc.record({ size }) },
  { weight: 1, arbitrary: fc.record({ folded: fc.boolean() }) },
);

describe("a screen of panes", () => {
  it("stays right when more links were shown than styles are kept", async () => {
    const size = { columns: 40, rows: 4 };
    const { screen, line } = newScreen(size);
    screen.arrange(size, new Map([["middle", { x: 0, y: 0, width: 40, height: 4 }]]));
    const terminal = newTerminal(40, 4);
    const linked = (n: number) => `\x1b]8;id=m${n};https://a.example/${n}\x1b\\${n}\x1b]8;;\x1b\\ text`;
    for (let n = 0; n < 20_000; n++) {
      screen.frame("middle", [linked(n), linked(0), "\x1b[1mbold\x1b[0m"]);
      screen.paint();
      if (n % 1_000 === 0) await write(terminal, line.take());
    }
    await write(terminal, line.take());
    const { rows } = seen(terminal);
    expect(rows[0]).toContain("m19999 https://a.example/19999");
    expect(rows[1]).toContain("m0 https://a.example/0");
    expect(rows[2]).toMatch(/^b,.*,1,0,0,0,0,\|/);
    terminal.dispose();
  });

  it.each(widthModels)(
    "looks as if its last frames were painted on a new one, if the terminal's widths are %s",
    async widths => {
      await fc.assert(
        fc.asyncProperty(size, fc.array(step, { minLength: 1, maxLength: 8 }), async (first, steps) => {
          let now = first;
          let folded = false;
          const { screen, line, leave } = newScreen(now);
          const terminal = newTerminal(now.columns, now.rows, widths);
          const frames = new Map<string, readonly string[]>();
          screen.arrange(now, panesOf(now));
          for (const taken of steps) {
            if ("size" in taken || "folded" in taken) {
              if ("folded" in taken) folded = taken.folded;
              else now = taken.size;
              terminal.resize(now.columns, now.rows);
              screen.arrange(now, panesOf(now, folded));
              for (const [name, frame] of frames) screen.frame(name, frame);
            } else {
              const name = "pane" in taken ? taken.pane : "middle";
              const before = frames.get(name) ?? [];
              const frame =
                "pane" in taken ? taken.lines : [...before.slice(taken.scrolled), ...taken.lines].slice(-12);
              frames.set(name, frame);
              screen.frame(name, frame);
            }
            screen.setCursor(now.columns - 1, now.rows - 1);
            screen.paint();
            await write(terminal, line.take());
          }
          const fresh = newScreen(now);
          fresh.screen.arrange(now, panesOf(now, folded));
          for (const [name, frame] of frames) fresh.screen.frame(name, frame);
          fresh.screen.setCursor(now.columns - 1, now.rows - 1);
          fresh.screen.paint();
          const repainted = newTerminal(now.columns, now.rows, widths);
          await write(repainted, fresh.line.take());
          expect(seen(terminal)).toEqual(seen(repainted));
          leave();
          fresh.leave();
          terminal.dispose();
          repainted.dispose();
        }),
        { numRuns: 40 },
      );
    },
  );

  it("writes only the newest frame when the line stood still", () => {
    const now = { columns: 40, rows: 6 };
    const { screen, line } = newScreen(now);
    screen.arrange(now, panesOf(now));
    screen.paint();
    line.take();
    line.stalled = true;
    for (const text of ["first", "second", "third"]) {
      screen.frame("below", [text]);
      screen.paint();
    }
    expect(line.take()).toContain("first");
    line.flow();
    const rest = line.take();
    expect(rest).toContain("third");
    expect(rest).not.toContain("second");
  });

  it("asks the terminal to show several rows at once, but says nothing of it for one", () => {
    const now = { columns: 40, rows: 8 };
    const { screen, line } = newScreen(now);
    screen.arrange(now, panesOf(now));
    screen.paint();
    line.take();
    screen.frame("below", ["> a"]);
    screen.paint();
    expect(line.take()).not.toContain("\x1b[?2026");
    screen.frame("middle", ["one", "two", "three"]);
    screen.paint();
    expect(line.take()).toMatch(/^\x1b\[\?2026h.*\x1b\[\?2026l$/su);
  });

  it("draws everything when it is told to forget", () => {
    const now = { columns: 40, rows: 6 };
    const { screen, line } = newScreen(now);
    screen.arrange(now, panesOf(now));
    screen.frame("middle", ["text"]);
    screen.paint();
    line.take();
    screen.paint();
    expect(line.take()).toBe("");
    screen.repaint();
    screen.paint();
    expect(line.take()).toMatch(/\x1b\[2J.*text/su);
  });

  it("keeps nothing of a pane that is gone", async () => {
    const now = { columns: 40, rows: 6 };
    const { screen, line } = newScreen(now);
    const terminal = newTerminal(now.columns, now.rows);
    screen.arrange(now, panesOf(now));
    for (const name of ["left", "middle", "below"]) screen.frame(name, [name]);
    screen.paint();
    const rest = panesOf(now);
    rest.delete("below");
    screen.arrange(now, rest);
    screen.paint();
    await write(terminal, line.take());
    const text = seen(terminal).rows.map(row => row.replace(/,[^|]*\|?/g, "").trim());
    expect(text).toEqual(["", "left  middle", "", "", "", ""]);
  });
});
