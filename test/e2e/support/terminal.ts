import { createRequire } from "node:module";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import type { Terminal as Screen } from "@xterm/headless";
import { onTestFinished } from "vitest";

// The package is CommonJS and says it is a module.
const { Terminal } = createRequire(import.meta.url)("@xterm/headless") as { Terminal: typeof Screen };

export const root = fileURLToPath(new URL("../../../", import.meta.url));

/** The programs as they are installed: built, on this Node. */
export function program(name: "chat" | "chat-server"): string {
  return `${root}bin/${name}.cjs`;
}

/** The environment of a person who has only what the test gives them. */
export function environment(extra: NodeJS.ProcessEnv = {}): Record<string, string> {
  const { PATH = "", HOME = "/" } = process.env;
  const node = dirname(process.execPath);
  return {
    PATH: `${node}:${PATH}`,
    HOME,
    LANG: "C.UTF-8",
    TERM: "xterm-256color",
    COLORTERM: "truecolor",
    TZ: "UTC",
    ...(extra as Record<string, string>),
  };
}

/** Only so that a failure shows the screen. */
const patience = 15_000;

/** A program in a real pseudo-terminal, and what a person sees of it. */
export class TestTerminal {
  readonly screen: Screen;
  readonly #pty: IPty;
  readonly #changes = new Set<() => void>();
  readonly exited: Promise<number>;
  #ended = false;
  /** Every byte it wrote. */
  raw = "";

  constructor(
    args: readonly string[],
    options: { env: Record<string, string>; columns?: number; rows?: number },
  ) {
    const { columns = 100, rows = 24, env } = options;
    this.screen = new Terminal({ cols: columns, rows, allowProposedApi: true });
    this.#pty = spawn(process.execPath, [...args], {
      name: "xterm-256color",
      cols: columns,
      rows,
      env,
      cwd: root,
    });
    this.#pty.onData(data => {
      this.raw += data;
      this.screen.write(data, () => this.#changed());
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
    onTestFinished(() => this.kill("SIGKILL"));
  }

  get pid(): number {
    return this.#pty.pid;
  }

  type(text: string): void {
    this.#pty.write(text);
  }

  resize(columns: number, rows: number): void {
    this.screen.resize(columns, rows);
    this.#pty.resize(columns, rows);
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

  /** Waits for the screen to be so; each change of it is looked at, and no time is waited. */
  until(wanted: string | RegExp | ((terminal: TestTerminal) => boolean)): Promise<void> {
    const isSo = () => {
      if (typeof wanted === "function") return wanted(this);
      return typeof wanted === "string" ? this.text().includes(wanted) : wanted.test(this.text());
    };
    if (isSo()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const giveUp = setTimeout(() => {
        this.#changes.delete(look);
        reject(new Error(`it did not show ${wanted}:\n${this.text()}`));
      }, patience);
      const look = () => {
        if (!isSo() && !this.#ended) return;
        clearTimeout(giveUp);
        this.#changes.delete(look);
        if (isSo()) resolve();
        else reject(new Error(`it ended before it showed ${wanted}:\n${this.text()}`));
      };
      this.#changes.add(look);
    });
  }

  #changed(): void {
    for (const look of [...this.#changes]) look();
  }
}
