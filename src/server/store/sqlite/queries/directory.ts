import { foldName } from "../../../../protocol/names.ts";
import type { QueryRunner } from "../reads.ts";
import { statement } from "../statement.ts";

const select = statement((db, args: { query: string; after: string; limit: number }) =>
  db
    .selectFrom("rooms")
    .select(["id as room", "name", "topic", "epoch", "head", "ordinal", "members", "active_at as activeAt"])
    .where("folded", ">", args.after)
    .where(eb => eb(eb.fn<number>("instr", ["folded", eb.val(args.query)]), ">", 0))
    .orderBy("folded", "asc")
    .limit(args.limit),
);

/** The rooms whose names hold the query, by name, in pages after a name. */
export const directory: QueryRunner<"directory"> = (connection, { query, after, limit }) => {
  const asked = { query: foldName(query), after: foldName(after), limit: limit + 1 };
  const rows = connection.all(select, asked);
  return { rooms: rows.slice(0, limit), more: rows.length > limit };
};
