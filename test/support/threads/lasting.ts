import { EventEmitter } from "node:events";
import { Worker } from "node:worker_threads";

/** What the server starts its threads with. */
interface Options {
  readonly name: string;
  readonly workerData: unknown;
}

/** Those of the store that nobody has. */
const resting: Worker[] = [];

/** In place of `new Worker` in the server: threads of the store are lent, others are started. */
export function startThread(program: URL, options: Options): Worker | LentThread {
  return program.href.endsWith("/store-worker.js")
    ? new LentThread(program, options)
    : new Worker(program, options);
}

/** A thread until it is closed: then it rests for who asks for the next. */
class LentThread extends EventEmitter {
  readonly #thread: Worker;

  constructor(program: URL, { name, workerData }: Options) {
    super();
    const thread = resting.pop() ?? new Worker(program, { name });
    this.#thread = thread;
    thread.ref();
    thread.on("error", error => this.emit("error", error));
    thread.on("exit", code => this.emit("exit", code));
    thread.on("message", (text: string) => {
      if (text === "closed") this.#rest();
      else this.emit("message", text);
    });
    thread.postMessage({ begin: workerData });
  }

  postMessage(text: string): void {
    this.#thread.postMessage(text);
  }

  #rest(): void {
    // Of these only: Node has others of its own.
    for (const event of ["message", "error", "exit"]) this.#thread.removeAllListeners(event);
    // It keeps no process from ending.
    this.#thread.unref();
    resting.push(this.#thread);
    this.emit("exit", 0);
  }
}
