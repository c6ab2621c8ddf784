import type { QueryRunner } from "../query-runner.ts";
import { statement } from "../statement.ts";
import { selectSummaries, toSummary } from "../summary.ts";

const select = statement((db, args: { user: number }) =>
  selectSummaries(db, args.user).where("members.closed", "=", 0).orderBy("rooms.id", "asc"),
);

/** Every room this person is in, with their place in it. */
export const roomsOf: QueryRunner<"roomsOf"> = (connection, args) =>
  connection.all(select, args).map(toSummary);
