import { type Connection, statement } from "../statement.ts";

const last = statement(db => db.selectFrom("arrivals").select(db.fn.max("n").as("n")));

const from = statement((db, args: { n: number }) =>
  db
    .selectFrom("arrivals")
    .innerJoin("messages", "messages.id", "arrivals.message_id")
    .select(["arrivals.n", "messages.at"])
    .where("arrivals.n", ">=", args.n)
    .orderBy("arrivals.n")
    .limit(1),
);

/**
 * The number of the first message that was said at this time or after it. They came in the order of time, so a search
 * between dates is one between numbers; there may be gaps, of rooms that were deleted.
 */
export function arrivedBefore(connection: Connection, at: number): number {
  let [low, high] = [1, (connection.get(last, {})?.n ?? 0) + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const row = connection.get(from, { n: middle });
    if (row && row.at < at) low = row.n + 1;
    else high = middle;
  }
  return low;
}
