import { Worker } from "node:worker_threads";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** From source Node runs the TypeScript file itself; the bundle has the worker's program beside it. */
const program = import.meta.url.endsWith(".ts")
  ? new URL("./worker.ts", import.meta.url)
  : new URL("./store-worker.js", import.meta.url);

type Answer = Exclude<FromWorker, "ready">;

/** A SQLite thread: questions go in, answers come out in their order. */
export class StoreThread {
  readonly #worker: Worker;
  readonly #asked: ((answer: Answer) => void)[] = [];
  readonly ready: Promise<void>;
  readonly #ended: Promise<void>;

  constructor(data: WorkerData, onFailure: (error: unknown) => void) {
    this.#worker = new Worker(program, { workerData: data, name: `store-${data.role}` });
    const { promise, resolve } = Promise.withResolvers<void>();
    this.ready = promise;
    this.#ended = new Promise(ended => this.#worker.once("exit", () => ended()));
    this.#worker.on("error", onFailure);
    this.#worker.on("message", (text: string) => {
      const message = JSON.parse(text) as FromWorker;
      if (message === "ready") resolve();
      else this.#asked.shift()?.(message);
    });
  }

  /** How many questions wait for their answers. */
  get waiting(): number {
    return this.#asked.length;
  }

  ask(message: Exclude<ToWorker, "close">): Promise<Answer> {
    return new Promise(resolve => {
      this.#asked.push(resolve);
      this.#worker.postMessage(JSON.stringify(message));
    });
  }

  /** Ends the thread after all it was asked. */
  async close(): Promise<void> {
    this.#worker.postMessage(JSON.stringify("close" satisfies ToWorker));
    await this.#ended;
  }
}
