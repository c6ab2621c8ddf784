import { type ChildProcess, execFileSync, fork } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { cpuOf, rssOf } from "./process.ts";

/** A server to be measured, in a process of its own, with all of its threads on one core where that can be had. */
export class Peer {
  readonly process: ChildProcess;
  readonly port: number;

  private constructor(process: ChildProcess, port: number) {
    this.process = process;
    this.port = port;
  }

  static async start(
    name: "ours" | "bare-ws" | "socket-io",
    environment: NodeJS.ProcessEnv = {},
  ): Promise<Peer> {
    const child = fork(new URL(`./peers/${name}.ts`, import.meta.url), {
      execArgv: ["--expose-gc", "--no-warnings"],
      env: { ...process.env, ...environment, NODE_ENV: "production" },
    });
    const [{ port }] = (await once(child, "message")) as [{ port: number }];
    pin(child.pid as number, 0);
    return new Peer(child, port);
  }

  cpu(): number {
    return cpuOf(this.process.pid as number);
  }

  /** Resident memory in bytes, after a collection. */
  async rss(): Promise<number> {
    this.process.send("collect");
    await once(this.process, "message");
    return rssOf(this.process.pid as number);
  }

  async stop(): Promise<void> {
    const ended = once(this.process, "exit");
    this.process.disconnect();
    const timer = setTimeout(() => this.process.kill("SIGKILL"), 3_000);
    await ended;
    clearTimeout(timer);
  }
}

const cores = availableParallelism();

/** All threads of a process on one core, and the load on another, where the system can do that. */
export function pin(pid: number, core: number): void {
  keepOn(pid, String(core));
}

/** On all cores again. */
export function unpin(pid: number): void {
  keepOn(pid, `0-${cores - 1}`);
}

function keepOn(pid: number, list: string): void {
  if (cores < 2) return;
  try {
    execFileSync("taskset", ["-a", "-p", "-c", list, String(pid)], { stdio: "ignore" });
  } catch {
    console.error("taskset is not there: server and load share the cores");
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}
