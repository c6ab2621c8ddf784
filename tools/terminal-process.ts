import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import type { Terminal as Screen } from "@xterm/headless";

// The package is CommonJS and says it is a module.
const { Terminal } = createRequire(import.meta.url)("@xterm/headless") as { Terminal: typeof Screen };

export const root = fileURLToPath(new URL("../", import.meta.url));

/** A program of ours as it is installed: built, on this Node. */
export function program(name: "chat" | "chat-server"): string {
  return `${root}bin/${name}.cjs`;
}

export interface TerminalOptions {
  /** Another program than Node. */
  readonly command?: string;
  readonly env: Record<string, string>;
  readonly columns?: number;
  readonly rows?: number;
}

/** What a screen has to show: a piece of its text, or anything else. */
export type Wanted = string | RegExp | ((terminal: TerminalProcess) => boolean);

/** A program in a real pseudo-terminal, and what a person sees of it: for tests, measurements and pictures. */
export class TerminalProcess {
  readonly screen: Screen;
  readonly exited: Promise<number>;
  readonly #pty: IPty;
  readonly #changes = new Set<() => void>();
  #ended = false;
  /** A synchronised update has begun and is not whole: a terminal shows nobody half of it. */
  #updating = false;
  /** Every byte it wrote. */
  raw = "";
  /** How many those are. */
  bytes = 0;
  /** When what the screen shows had come. */
  heardAt = 0;

  constructor(args: readonly string[], options: TerminalOptions) {
    const { command = process.execPath, columns = 100, rows = 24, env } = options;
    this.screen = new Terminal({ cols: columns, rows, allowProposedApi: true });
    for (const final of ["h", "l"]) {
      this.screen.parser.registerCsiHandler({ prefix: "?", final }, ([mode]) => {
        if (mode === 2026) this.#updating = final === "h";
        return false;
      });
    }
    this.#pty = spawn(command, [...args], {
      name: env.TERM ?? "xterm-256color",
      cols: columns,
      rows,
      env,
      cwd: root,
    });
    this.#pty.onData(data => {
      const heardAt = performance.now();
      this.raw += data;
      this.bytes += Buffer.byteLength(data);
      this.screen.write(data, () => {
        this.heardAt = heardAt;
        if (!this.#updating) this.#changed();
      });
    });
    const { promise, resolve } = Promise.withResolvers<number>();
    this.exited = promise;
    this.#pty.onExit(({ exitCode }) => {
      // After all that it wrote has been read.
      this.screen.write("", () => {
        this.#ended = true;
        this.#changed();
        resolve(exitCode);
      });
    });
  }

  get pid(): number {
    return this.#pty.pid;
  }

  get ended(): boolean {
    return this.#ended;
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
  }

  /** Reads no more of what it writes, until it is told to. */
  hold(): void {
    this.#pty.pause();
  }

  go(): void {
    this.#pty.resume();
  }

  /** Closes the terminal under it. */
  hangUp(): void {
    (this.#pty as IPty & { destroy(): void }).destroy();
  }

  kill(signal: string): void {
    if (!this.#ended) this.#pty.kill(signal);
  }

  /** The rows a person sees, without blanks at their ends. */
  lines(): string[] {
    const { active } = this.screen.buffer;
    return Array.from(
      { length: this.screen.rows },
      (_, y) => active.getLine(active.viewportY + y)?.translateToString(true) ?? "",
    );
  }

  text(): string {
    return this.lines().join("\n");
  }

  get cursor(): { x: number; y: number } {
    const { cursorX, cursorY } = this.screen.buffer.active;
    return { x: cursorX, y: cursorY };
  }

  get alternate(): boolean {
    return this.screen.buffer.active.type === "alternate";
  }

  shows(wanted: Wanted): boolean {
    if (typeof wanted === "function") return wanted(this);
    return typeof wanted === "string" ? this.text().includes(wanted) : wanted.test(this.text());
  }

  /** Waits for the screen to be so; each change of it is looked at. The patience is only so that a failure shows it. */
  until(wanted: Wanted, patience = 15_000): Promise<void> {
    if (!this.#updating && this.shows(wanted)) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const end = (outcome: () => void) => {
        clearTimeout(giveUp);
        this.#changes.delete(look);
        outcome();
      };
      const fail = (what: string) => end(() => reject(new Error(`it ${what} ${wanted}:\n${this.text()}`)));
      const giveUp = setTimeout(() => fail("did not show"), patience);
      const look = () => {
        if (this.shows(wanted)) end(resolve);
        else if (this.#ended) fail("ended before it showed");
      };
      this.#changes.add(look);
    });
  }

  /** The next change of the screen, or the end. */
  changed(): Promise<void> {
    if (this.#ended) return Promise.resolve();
    return new Promise(resolve => {
      const once = () => {
        this.#changes.delete(once);
        resolve();
      };
      this.#changes.add(once);
    });
  }

  #changed(): void {
    for (const look of [...this.#changes]) look();
  }
}
