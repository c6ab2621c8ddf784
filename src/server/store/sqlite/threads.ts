import type { Command, Outcome, Queries, QueryType } from "../store.ts";

/**
 * What the server's thread asks of a worker, and what it says back; answers come in the order of the questions.
 * Both go over as JSON: for a batch of commands that costs a fifth of what cloning the objects does.
 */
export type ToWorker =
  | { readonly commit: readonly Command[] }
  | { readonly query: QueryType; readonly args: Queries[QueryType]["args"] }
  | "close";

export type FromWorker = "ready" | { readonly outcomes: readonly Outcome[] } | { readonly result: unknown };

export interface WorkerData {
  readonly file: string;
  readonly role: "writer" | "reader";
}
