import type { Queries, QueryType } from "../store.ts";
import type { Connection } from "./statement.ts";

/** One question to the store, answered from what is committed. */
export type QueryRunner<Q extends QueryType> = (
  connection: Connection,
  args: Queries[Q]["args"],
) => Queries[Q]["result"];
