import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";

const count = statement((db, _args: object) =>
  db
    .selectFrom("users")
    .select(eb => eb.fn.countAll<number>().as("owners"))
    .where("role", "=", "owner"),
);

/** How many own this server. */
export const owners: QueryRunner<"owners"> = connection => ({
  owners: connection.get(count, {})?.owners ?? 0,
});
