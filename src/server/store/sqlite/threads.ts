import type { Command, Outcome, QueryType } from "../store.ts";

/** What the server's thread asks of a worker, and what it says back; answers come in the order of the questions. */
export type ToWorker =
  | { readonly commit: readonly Command[] }
  | { readonly query: QueryType; readonly args: unknown }
  | "close";

export type FromWorker = "ready" | { readonly outcomes: readonly Outcome[] } | { readonly result: unknown };

export interface WorkerData {
  readonly file: string;
  readonly role: "writer" | "reader";
}
