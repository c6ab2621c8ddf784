import { type ChildProcess, spawn } from "node:child_process";
import { onTestFinished } from "vitest";
import { environment, program } from "./terminal.ts";

export interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs one of our programs to its end, without a terminal; a test that does not wait so long takes it along. */
export function run(
  name: "chat" | "chat-server",
  args: readonly string[],
  options: { env?: NodeJS.ProcessEnv; input?: string; begun?: (child: ChildProcess) => void } = {},
): Promise<Ran> {
  const child = spawn(process.execPath, [program(name), ...args], { env: environment(options.env) });
  onTestFinished(() => void child.kill("SIGKILL"));
  let out = "";
  let err = "";
  child.stdout.on("data", data => {
    out += data;
  });
  options.begun?.(child);
  child.stderr.on("data", data => {
    err += data;
  });
  child.stdin.end(options.input ?? "");
  return new Promise(resolve => child.on("close", code => resolve({ code, out, err })));
}
