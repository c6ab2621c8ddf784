import type { Preferences } from "../../../../protocol/index.ts";
import type { QueryRunner } from "../query-runner.ts";
import { type Connection, statement } from "../statement.ts";

const account = statement((db, args: { user: number }) =>
  db.selectFrom("users").select(["receipts", "preferences"]).where("id", "=", args.user),
);

const shunned = statement((db, args: { user: number }) =>
  db
    .selectFrom("shunned")
    .innerJoin("users", "users.id", "shunned.other_id")
    .select(["shunned.other_id as user", "users.name", "shunned.ignored", "shunned.blocked"])
    .where("shunned.user_id", "=", args.user)
    .orderBy("users.folded", "asc"),
);

/** What somebody prefers, with what they never said anything about. */
export function preferencesOf(connection: Connection, user: number): Preferences {
  const row = connection.get(account, { user });
  const said = JSON.parse(row?.preferences ?? "{}") as Partial<Pick<Preferences, "order" | "keywords">>;
  const others = connection.all(shunned, { user });
  const those = (which: "ignored" | "blocked") =>
    others.filter(other => other[which]).map(other => ({ user: other.user, name: other.name }));
  return {
    order: "name",
    keywords: [],
    ...said,
    receipts: row?.receipts !== 0,
    ignored: those("ignored"),
    blocked: those("blocked"),
  };
}

export const preferences: QueryRunner<"preferences"> = (connection, { user }) =>
  preferencesOf(connection, user);
