import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { defaultStateDir } from "../client/index.ts";
import { Exit, exit } from "./exit.ts";
import { stateFailure } from "./state-failure.ts";

/** A server in a process of its own, so that it does not compete with the screen; its log goes to a file. */
export class ServerProcess {
  readonly #process: ChildProcess;
  readonly ended: Promise<unknown>;
  /** Tells who may own it, as long as nobody does. */
  readonly ownerCode: string | undefined;

  private constructor(process: ChildProcess, ended: Promise<unknown>, ownerCode: string | undefined) {
    this.#process = process;
    this.ended = ended;
    this.ownerCode = ownerCode;
  }

  static async start({ host, port }: { host: string; port: number }): Promise<ServerProcess> {
    const directory = defaultStateDir();
    const logFile = join(directory, "server.log");
    const log = opened(directory, logFile);
    const program = new URL("./chat-server.js", import.meta.url);
    const child = fork(program, ["start", "--host", host, "--port", String(port)], {
      stdio: ["ignore", "ignore", log, "ipc"],
      // One joins it as ws://, on this machine.
      env: { ...process.env, BACKCHANNEL_TLS_CERT: "", BACKCHANNEL_TLS_KEY: "" },
    });
    const ended = once(child, "exit");
    const ready = await answer<{ readonly ownerCode?: string }>(child, ended);
    if (!ready) throw new Exit(exit.failed, `The server did not start; ${logFile} says why.`);
    return new ServerProcess(child, ended, ready.ownerCode);
  }

  /** How many are connected to it: nobody, if it has ended. */
  async people(): Promise<number> {
    const told = answer<number>(this.#process, this.ended);
    this.#tell("people");
    return (await told) ?? 0;
  }

  stop(): void {
    this.#tell("stop");
  }

  #tell(word: "people" | "stop"): void {
    if (this.#process.connected) this.#process.send(word);
  }
}

function opened(directory: string, logFile: string): number {
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    return openSync(logFile, "a", 0o600);
  } catch (error) {
    throw stateFailure(error);
  }
}

/** What it says next; undefined if it ends instead. */
async function answer<T>(child: ChildProcess, ended: Promise<unknown>): Promise<T | undefined> {
  const said = once(child, "message").then(([message]) => message as T);
  return Promise.race([said, ended.then(() => undefined)]);
}
