import type { Command, Outcome, Queries, QueryType } from "../store.ts";

/** What the server's thread asks of a worker, and what it says back. */
export type ToWorker =
  | { readonly commit: readonly Command[] }
  /** What was committed is to be found from now on. */
  | "index"
  | { readonly query: QueryType; readonly args: Queries[QueryType]["args"] };

export type FromWorker = "indexed" | { readonly outcomes: readonly Outcome[] } | { readonly result: unknown };

export interface WorkerData {
  readonly file: string;
  readonly role: "writer" | "reader";
}
