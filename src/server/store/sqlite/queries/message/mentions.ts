import { sql } from "kysely";
import { everybody } from "../../mentions.ts";
import type { QueryRunner } from "../../query-runner.ts";
import { roomOf } from "../../schema.ts";
import { statement } from "../../statement.ts";
import { firstRows, pageLength, selectMessages, toMessage } from "../messages.ts";

const select = statement((db, args: { user: number; before: number; limit: number }) =>
  selectMessages(db)
    .innerJoin("mentions as named", "named.message_id", "messages.id")
    .innerJoin("members", join =>
      join
        .on("members.room_id", "=", sql<number>`messages.id >> 32`)
        .on("members.user_id", "=", args.user)
        .on("members.joined", "=", 1),
    )
    .select("named.id as place")
    .where("named.user_id", "in", [args.user, sql.lit(everybody)])
    .where("named.id", "<", args.before)
    .where("messages.user_id", "!=", args.user)
    .orderBy("named.id", "desc")
    .limit(args.limit),
);

/** The messages that name somebody, in the rooms they are in, the newest first. */
export const mentions: QueryRunner<"mentions"> = (connection, { user, before, limit, only }) => {
  const rows = firstRows(connection, select, { user, before, limit: limit + 1 }, limit);
  const length = pageLength(rows, limit);
  const page = rows.slice(0, length);
  const next = length < rows.length ? page.at(-1)?.place : undefined;
  const found = page
    .map(row => ({ room: roomOf(row.id), message: toMessage(row) }))
    .filter(({ room }) => only?.includes(room) ?? true);
  return { found, ...(next === undefined ? {} : { next }) };
};
