import type { Command, Outcome, Queries, QueryType } from "../store.ts";

/** What the server's thread asks of a worker, and what it says back. */
export type ToWorker =
  | { readonly commit: readonly Command[] }
  | { readonly query: QueryType; readonly args: Queries[QueryType]["args"] };

export type FromWorker = { readonly outcomes: readonly Outcome[] } | { readonly result: unknown };

export interface WorkerData {
  readonly file: string;
  readonly role: "writer" | "reader";
}
