import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { statement } from "../../statement.ts";

const select = statement((db, args: { before: number; limit: number }) =>
  db
    .selectFrom("audit")
    .leftJoin("users", "users.id", "audit.by")
    .select(["audit.id as entry", "audit.at", "audit.by", "users.name as byName"])
    .select(["audit.action", "audit.subject", "audit.detail"])
    .where("audit.id", "<", args.before)
    .orderBy("audit.id", "desc")
    .limit(args.limit),
);

/** What was done by the power of roles, the newest first. */
export const audit: QueryRunner<"audit"> = (connection, { user, before, limit }) => {
  if (!may(accountOf(connection, user)?.role, "readAudit")) return refuse("not_allowed");
  const rows = connection.all(select, { before, limit: limit + 1 });
  return {
    entries: rows
      .slice(0, limit)
      .map(({ by, byName, ...row }) => ({ ...row, ...(by === null ? {} : { by, byName: byName ?? "" }) })),
    more: rows.length > limit,
  };
};
