import { Thread } from "../../thread/thread.ts";
import type { FromWorker, ToWorker, WorkerData } from "./threads.ts";

/** From source Node runs the TypeScript file itself; the bundle has the worker's program beside it. */
const program = import.meta.url.endsWith(".ts")
  ? new URL("./worker.ts", import.meta.url)
  : new URL("./store-worker.js", import.meta.url);

/** A SQLite thread. */
export class StoreThread extends Thread<ToWorker, FromWorker> {
  constructor(data: WorkerData, onFailure: (error: unknown) => void) {
    super(program, { name: `store-${data.role}`, data, onFailure });
  }
}
