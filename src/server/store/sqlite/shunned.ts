import { type Connection, statement } from "./statement.ts";

const blocked = statement((db, args: { one: number; other: number }) =>
  db
    .selectFrom("shunned")
    .select("blocked")
    .where("blocked", "=", 1)
    .where(eb =>
      eb.or([
        eb.and([eb("user_id", "=", args.one), eb("other_id", "=", args.other)]),
        eb.and([eb("user_id", "=", args.other), eb("other_id", "=", args.one)]),
      ]),
    ),
);

/** Whether either of them wants nothing directly from the other: who is not heard should not be talked to. */
export function isBlocked(connection: Connection, one: number, other: number): boolean {
  return connection.get(blocked, { one, other }) !== undefined;
}
