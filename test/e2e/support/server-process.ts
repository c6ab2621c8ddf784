import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { environment, program } from "./terminal.ts";

/** `chat-server start` in a process of its own. */
export class ServerProcess {
  readonly process: ChildProcess;
  readonly address: string;
  readonly port: number;

  /** The code that it prints while nobody owns it. */
  readonly ownerCode: Promise<string>;

  private constructor(process: ChildProcess, address: string, ownerCode: Promise<string>) {
    this.ownerCode = ownerCode;
    this.process = process;
    this.address = address;
    this.port = Number(new URL(address).port);
  }

  static async start(dataDir: string, port = 0, flags: readonly string[] = []): Promise<ServerProcess> {
    const args = [
      program("chat-server"),
      "start",
      "--port",
      String(port),
      "--data",
      dataDir,
      "--log-level",
      "warn",
      ...flags,
    ];
    const child = spawn(process.execPath, args, { env: environment(), stdio: ["ignore", "pipe", "pipe"] });
    onTestFinished(() => {
      child.kill("SIGKILL");
    });
    let errors = "";
    child.stderr.on("data", data => {
      errors += data;
    });
    const lines = createInterface({ input: child.stdout });
    const ownerCode = new Promise<string>(resolve =>
      lines.on("line", line => {
        const code = /chat own this code: (\S+)$/.exec(line)?.[1];
        if (code) resolve(code);
      }),
    );
    const [first] = await Promise.race([
      once(lines, "line"),
      once(child, "exit").then(() => [`ended: ${errors}`]),
    ]);
    const address = /^listening on (wss?:\S+)$/.exec(first as string)?.[1];
    if (!address) throw new Error(String(first));
    return new ServerProcess(child, address, ownerCode);
  }

  /** Ends it, and gives its exit code. */
  async stop(signal: NodeJS.Signals = "SIGTERM"): Promise<number | null> {
    const ended = once(this.process, "exit");
    this.process.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }
}
