import { foldName } from "../../../../protocol/names.ts";
import type { QueryRunner } from "../query-runner.ts";
import { settingColumns, toRoom } from "../room-settings.ts";
import { statement } from "../statement.ts";

const select = statement((db, args: { user: number; query: string; after: string; limit: number }) =>
  db
    .selectFrom("rooms")
    .select(settingColumns)
    .select(["id as room", "topic", "epoch", "head", "ordinal", "members", "active_at as activeAt"])
    .where("direct", "=", 0)
    .where("folded", ">", args.after)
    .where(eb => eb(eb.fn<number>("instr", ["folded", eb.val(args.query)]), ">", 0))
    .where(eb =>
      eb.or([
        eb("private", "=", 0),
        eb.exists(
          eb
            .selectFrom("members")
            .select("joined")
            .whereRef("room_id", "=", "rooms.id")
            .where("user_id", "=", args.user)
            .where("joined", "=", 1),
        ),
        eb.exists(
          eb
            .selectFrom("invitations")
            .select("at")
            .whereRef("room_id", "=", "rooms.id")
            .where("user_id", "=", args.user),
        ),
      ]),
    )
    .orderBy("folded", "asc")
    .limit(args.limit),
);

/** The rooms whose names hold the query, by name, in pages after a name. Private ones only to who may go there. */
export const directory: QueryRunner<"directory"> = (connection, { user, query, after, limit }) => {
  const asked = { user, query: foldName(query), after: foldName(after), limit: limit + 1 };
  const rows = connection.all(select, asked);
  return { rooms: rows.slice(0, limit).map(toRoom), more: rows.length > limit };
};
