import { EventEmitter, once } from "node:events";
import type { ReadStream, WriteStream } from "node:tty";
import type { Terminal } from "@xterm/headless";
import { onTestFinished } from "vitest";
import type { Client } from "../../../src/client/index.ts";
import type { Clock } from "../../../src/protocol/index.ts";
import type { KeptWidths } from "../../../src/tui/kept-widths.ts";
import { startTui, type Tui } from "../../../src/tui/run.ts";
import type { Servers } from "../../../src/tui/servers.ts";
import { newTerminal, type WidthModel } from "../screen/support/model.ts";

/** A terminal that understands what is written to it, and the program in it. */
export class TestTui {
  readonly tui: Tui;
  /** Everything that was written, in order. */
  readonly written: string[] = [];
  readonly #terminal: Terminal;
  readonly #input = new FakeInput();
  readonly #output: FakeOutput;
  readonly #changed = new EventEmitter().setMaxListeners(50);

  constructor(
    client: Client,
    room: number,
    columns = 80,
    rows = 24,
    locale = "en_US.UTF-8",
    environment: NodeJS.ProcessEnv = {},
    {
      widths,
      keptWidth,
      ...more
    }: { servers?: Servers; clock?: Clock; widths?: WidthModel; keptWidth?: KeptWidths } = {},
  ) {
    this.#terminal = newTerminal(columns, rows, widths);
    this.#output = new FakeOutput(columns, rows, text => {
      this.written.push(text);
      this.#terminal.write(text, () => this.#changed.emit("changed"));
    });
    this.tui = startTui({
      client,
      room,
      input: this.#input as unknown as ReadStream,
      output: this.#output as unknown as WriteStream,
      environment: { TERM: "xterm-256color", LANG: locale, ...environment },
      ...(keptWidth ? { widths: keptWidth } : {}),
      ...more,
    });
    onTestFinished(() => {
      this.tui.quit();
      this.#terminal.dispose();
    });
  }

  /** To look at each cell. */
  get terminal(): Terminal {
    return this.#terminal;
  }

  type(keys: string): void {
    this.#input.emit("data", Buffer.from(keys));
  }

  resize(columns: number, rows: number): void {
    this.#terminal.resize(columns, rows);
    this.#output.columns = columns;
    this.#output.rows = rows;
    this.#output.emit("resize");
  }

  /** The rows as they are seen. */
  rows(): string[] {
    const { active } = this.#terminal.buffer;
    return Array.from(
      { length: this.#terminal.rows },
      (_, y) => active.getLine(active.baseY + y)?.translateToString(true) ?? "",
    );
  }

  text(): string {
    return this.rows().join("\n");
  }

  cursor(): { x: number; y: number } {
    const { cursorX, cursorY } = this.#terminal.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  /** Resolves with the screen as soon as it shows this. The patience is only so that a failure shows it. */
  async shows(wanted: string | RegExp | ((text: string) => boolean)): Promise<string> {
    const fits = (text: string) => {
      if (typeof wanted === "function") return wanted(text);
      return typeof wanted === "string" ? text.includes(wanted) : wanted.test(text);
    };
    const signal = AbortSignal.timeout(10_000);
    while (!fits(this.text())) {
      await once(this.#changed, "changed", { signal }).catch(() => {
        throw new Error(`it did not show ${wanted}:\n${this.text()}`);
      });
    }
    return this.text();
  }

  /** Resolves when all that was written so far is on the screen. */
  painted(): Promise<void> {
    return new Promise(resolve => this.#terminal.write("", resolve));
  }
}

class FakeInput extends EventEmitter {
  setRawMode(): void {}
  resume(): void {}
  pause(): void {}
  unref(): void {}
}

class FakeOutput extends EventEmitter {
  readonly writableNeedDrain = false;
  columns: number;
  rows: number;
  readonly #take: (text: string) => void;

  constructor(columns: number, rows: number, take: (text: string) => void) {
    super();
    this.columns = columns;
    this.rows = rows;
    this.#take = take;
  }

  write(text: string): boolean {
    this.#take(text);
    return true;
  }
}
