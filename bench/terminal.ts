import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type IPty, spawn } from "@lydell/node-pty";
import { Client } from "../src/client/index.ts";
import { signedIn } from "./load/sign-in.ts";
import { median, Peer, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";
import { chatLines } from "./texts.ts";

const columns = 200;
const rows = 60;

/** The full-screen client in a pseudo-terminal, in a room with a long history: what a key and a message cost. */
export async function terminal(quick: boolean): Promise<Figure[]> {
  const history = quick ? 5_000 : 100_000;
  const peer = await Peer.start("ours");
  const state = mkdtempSync(join(tmpdir(), "backchannel-bench-state-"));
  const address = `ws://127.0.0.1:${peer.port}`;
  const talker = await signedIn(peer.port, "talker", true);
  const texts = chatLines();
  let said = 0;
  const say = () => {
    said += 1;
    const text = texts[said % texts.length] as string;
    talker.send({ type: "send", id: said + 10, room: 1, cid: `terminal-${process.pid}-${said}`, text });
  };
  await fill(history);

  // Known to the server already, as a person's second start is.
  const reader = await Client.open({ address, user: "reader", stateDir: join(state, "backchannel") });
  await reader.stop();
  const painted: number[] = [];
  const filled: number[] = [];
  for (let i = 0; i < (quick ? 3 : 7); i++) {
    const started = performance.now();
    const tui = new Tui(address, state);
    await tui.until(output => output.includes("#general"));
    painted.push(performance.now() - started);
    await tui.until(output => output.includes("of 2 here"));
    filled.push(performance.now() - started);
    await tui.quit();
  }

  const tui = new Tui(address, state);
  await tui.until(output => output.includes("of 2 here"));
  await tui.quiet();
  const keys = quick ? 60 : 400;
  const latencies: number[] = [];
  const bytesPerKey: number[] = [];
  const before = tui.cpu();
  for (let i = 0; i < keys; i++) {
    const started = performance.now();
    const output = tui.next();
    tui.write(i % 60 === 59 ? "\x15" : "x");
    bytesPerKey.push((await output).length);
    latencies.push(performance.now() - started);
  }
  const cpuPerKey = ((tui.cpu() - before) / keys) * 1_000;
  await tui.quiet();

  const bytesPerMessage: number[] = [];
  for (let i = 0; i < (quick ? 20 : 60); i++) {
    tui.output = "";
    say();
    await tui.quiet();
    bytesPerMessage.push(tui.output.length);
  }
  await tui.quit();
  talker.close();
  await peer.stop();
  rmSync(state, { recursive: true, force: true });

  const at = `${columns}x${rows}, ${history.toLocaleString("en")} messages`;
  return [
    {
      name: `chat join: spawn to first paint, ${at}`,
      value: median(painted),
      unit: "ms",
      target: { atMost: 200 },
    },
    { name: "chat join: spawn to messages and people", value: median(filled), unit: "ms" },
    { name: "keypress to paint: p50", value: percentile(latencies, 0.5), unit: "ms" },
    {
      name: "keypress to paint: p99",
      value: percentile(latencies, 0.99),
      unit: "ms",
      target: { atMost: 10 },
    },
    { name: "CPU per keypress", value: cpuPerKey, unit: "ms" },
    { name: "bytes per keypress", value: median(bytesPerKey), unit: "bytes" },
    { name: "bytes per incoming message", value: median(bytesPerMessage), unit: "bytes" },
  ];

  function fill(count: number): Promise<void> {
    return new Promise(resolve => {
      let stored = 0;
      talker.onText = payload => {
        if (!payload.toString("latin1", 0, 12).startsWith('{"type":"ok"')) return;
        stored += 1;
        if (said < count) say();
        if (stored === count) resolve();
      };
      for (let i = 0; i < 500; i++) say();
    });
  }
}

/** `chat join` as it is installed, in a pseudo-terminal. */
class Tui {
  output = "";
  readonly #pty: IPty;
  readonly #listeners = new Set<(data: string) => void>();

  constructor(address: string, state: string) {
    const program = fileURLToPath(new URL("../bin/chat.cjs", import.meta.url));
    this.#pty = spawn(process.execPath, [program, "join", "--server", address, "--user", "reader"], {
      cols: columns,
      rows,
      env: { ...(process.env as Record<string, string>), XDG_STATE_HOME: state, TERM: "xterm-256color" },
    });
    this.#pty.onData(data => {
      this.output += data;
      for (const listener of [...this.#listeners]) listener(data);
    });
  }

  write(text: string): void {
    this.#pty.write(text);
  }

  /** The next piece that it writes. */
  next(): Promise<string> {
    return new Promise(resolve => {
      const listener = (data: string) => {
        this.#listeners.delete(listener);
        resolve(data);
      };
      this.#listeners.add(listener);
    });
  }

  async until(isSo: (output: string) => boolean): Promise<void> {
    while (!isSo(this.output)) await this.next();
  }

  /** Nothing was written for a while. */
  async quiet(): Promise<void> {
    for (;;) {
      const pause = new Promise<undefined>(resolve => setTimeout(() => resolve(undefined), 150));
      if ((await Promise.race([this.next(), pause])) === undefined) return;
    }
  }

  /** Seconds of CPU so far. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.#pty.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  async quit(): Promise<void> {
    const ended = new Promise(resolve => this.#pty.onExit(resolve));
    this.#pty.write("\x11");
    await ended;
  }
}
