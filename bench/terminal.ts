import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "../src/client/index.ts";
import { program, TerminalProcess } from "../tools/terminal-process.ts";
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
  const begun: number[] = [];
  const painted: number[] = [];
  const filled: number[] = [];
  for (let i = 0; i < (quick ? 3 : 7); i++) {
    const started = performance.now();
    const tui = new Reader(address, state);
    await tui.until("connecting");
    begun.push(tui.heardAt - started);
    await tui.until("#general");
    painted.push(tui.heardAt - started);
    await tui.until("of 2 here");
    filled.push(tui.heardAt - started);
    await tui.quit();
  }

  const tui = new Reader(address, state);
  await tui.until("of 2 here");
  await tui.quiet();
  const keys = quick ? 60 : 400;
  const latencies: number[] = [];
  const bytesPerKey: number[] = [];
  const before = tui.cpu();
  for (let i = 0; i < keys; i++) {
    const already = tui.raw.length;
    const changed = tui.changed();
    const started = performance.now();
    tui.type(i % 60 === 59 ? "\x15" : "x");
    await changed;
    latencies.push(tui.heardAt - started);
    bytesPerKey.push(tui.raw.length - already);
  }
  const cpuPerKey = ((tui.cpu() - before) / keys) * 1_000;
  await tui.quiet();

  const bytesPerMessage: number[] = [];
  for (let i = 0; i < (quick ? 20 : 60); i++) {
    const already = tui.raw.length;
    say();
    await tui.quiet();
    bytesPerMessage.push(tui.raw.length - already);
  }
  await tui.quit();
  talker.close();
  await peer.stop();
  rmSync(state, { recursive: true, force: true });

  const at = `${columns}x${rows}, ${history.toLocaleString("en")} messages`;
  return [
    {
      name: `chat join: spawn to skeleton, ${at}`,
      value: median(begun),
      unit: "ms",
      target: { atMost: 40 },
    },
    {
      name: "chat join: spawn to first paint",
      value: median(painted),
      unit: "ms",
      target: { atMost: 150 },
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

/** The program of somebody who reads, in a terminal. */
export class Reader extends TerminalProcess {
  constructor(address: string, state: string, user = "reader") {
    const env = { ...(process.env as Record<string, string>), XDG_STATE_HOME: state };
    super([program("chat"), "join", "--server", address, "--user", user], { columns, rows, env });
  }

  /** Nothing was written for a while. */
  async quiet(): Promise<void> {
    for (;;) {
      const pause = new Promise<true>(resolve => setTimeout(() => resolve(true), 150));
      if (await Promise.race([this.changed(), pause])) return;
    }
  }

  /** Seconds of CPU so far. */
  cpu(): number {
    const fields = readFileSync(`/proc/${this.pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  }

  async quit(): Promise<void> {
    this.type("\x11");
    await this.exited;
  }
}
