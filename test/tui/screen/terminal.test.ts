import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import type { Terminal as ModelTerminal } from "@xterm/headless";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { newTerminal, write } from "./support/model.ts";

const program = fileURLToPath(new URL("support/program.ts", import.meta.url));

interface Run {
  readonly pty: IPty;
  /** All that it wrote, once it has ended. */
  readonly ended: Promise<{ code: number; signal: number | undefined; output: string }>;
  readonly report: string;
  output(): string;
}

/** Runs the program in a pseudo-terminal. */
function run(what: string): Run {
  const directory = mkdtempSync(join(tmpdir(), "backchannel-terminal-"));
  const report = join(directory, "report");
  const pty = spawn(process.execPath, [program, what, report], { cols: 40, rows: 10, cwd: directory });
  let output = "";
  pty.onData(data => {
    output += data;
  });
  const ended = new Promise<{ code: number; signal: number | undefined; output: string }>(resolve => {
    pty.onExit(({ exitCode, signal }) => resolve({ code: exitCode, signal, output }));
  });
  onTestFinished(async () => {
    try {
      pty.kill("SIGKILL");
    } catch {
      // It has ended already.
    }
    rmSync(directory, { recursive: true, force: true });
  });
  return { pty, ended, report, output: () => output };
}

async function shown(output: string): Promise<ModelTerminal> {
  const terminal = newTerminal(40, 10);
  await write(terminal, `a shell\r\n${output}`);
  return terminal;
}

describe("the terminal is given back as it was", () => {
  it.each([
    ["quit", 0],
    ["exit", 3],
    ["throw", 1],
    ["reject", 1],
  ])("when the program ends by %s", async (what, code) => {
    const end = await run(what).ended;
    expect(end.code).toBe(code);
    expect(end.output).toContain("entered");
    const { buffer, modes } = await shown(end.output);
    expect(buffer.active.type).toBe("normal");
    expect(modes).toMatchObject({ bracketedPasteMode: false, sendFocusMode: false, wraparoundMode: true });
    expect(buffer.active.getLine(0)?.translateToString(true)).toBe("a shell");
    // What it says when it ends is for whoever looks at the shell.
    if (code === 1) expect(end.output.split("\x1b[?1049l")[1]).toContain("a bug");
  });

  it("when the program ends while the terminal takes nothing, and until then the program lives on", async () => {
    const { pty, ended, report } = run("stall");
    pty.pause();
    await vi.waitFor(() => expect(readFileSync(report, "utf8")).toBe("alive"), { timeout: 10_000 });
    pty.resume();
    const { output } = await ended;
    expect((await shown(output)).buffer.active.type).toBe("normal");
  });
});

it("suspended where there is no shell to go back to, the program goes on", async () => {
  const { output } = await run("suspend").ended;
  expect(output).toMatch(/entered.*\x1b\[\?1049l.*\x1b\[\?1049h.*again.*\x1b\[\?1049l/su);
});

it.each(["wait", "write"])(
  "a terminal that is closed while programs %s is noticed, and they can end",
  async what => {
    const { pty, report, output } = run(what);
    await vi.waitFor(() => expect(output()).toContain("entered"), { timeout: 10_000 });
    (pty as IPty & { destroy(): void }).destroy();
    await vi.waitFor(() => expect(() => process.kill(pty.pid, 0)).toThrow(), { timeout: 10_000 });
    expect(readFileSync(report, "utf8")).toBe("gone");
  },
);
