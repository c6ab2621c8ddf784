import { type Connection, statement } from "./statement.ts";

const count = statement((db, args: { user: number }) =>
  db
    .selectFrom("members")
    .select(({ fn }) => fn.countAll<number>().as("rooms"))
    .where("user_id", "=", args.user)
    .where("joined", "=", 1),
);

/** Whether somebody is in as many rooms as they may be; 0 is any number. */
export function isInTooMany(connection: Connection, user: number, most = 0): boolean {
  return most > 0 && (connection.get(count, { user })?.rooms ?? 0) >= most;
}
