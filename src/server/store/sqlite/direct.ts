import { sql } from "kysely";
import type { Opened } from "../store.ts";
import { statement } from "./statement.ts";
import { summaryOf } from "./summary.ts";
import type { Transaction } from "./transaction.ts";

const reopen = statement((db, args: { room: number }) =>
  db
    .updateTable("members")
    .set({ closed: 0 })
    .where("room_id", "=", args.room)
    .where("closed", "=", 1)
    .returning("user_id as user"),
);

const setClosed = statement((db, args: { room: number; user: number; closed: number }) =>
  db
    .updateTable("members")
    .set({ closed: args.closed })
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user),
);

/**
 * Anybody may write to anybody, and so make a list longer: of more conversations than this, those are closed that have
 * been quiet longest. First those that others opened, last those that one has among one's favourites.
 */
export const mostOpen = 500;

const closeQuietest = statement((db, args: { user: number; room: number }) =>
  db
    .updateTable("members")
    .set({ closed: 1 })
    .where("user_id", "=", args.user)
    .where("room_id", "in", eb =>
      eb
        .selectFrom("members as others")
        .innerJoin("rooms", "rooms.id", "others.room_id")
        .select("rooms.id")
        .where("others.user_id", "=", args.user)
        .where("others.joined", "=", sql.lit(1))
        .where("others.closed", "=", 0)
        .where("rooms.direct", ">", 0)
        .where("rooms.id", "<>", args.room)
        .orderBy("others.favourite", "desc")
        .orderBy(sql`rooms.opened_by is ${args.user}`, "desc")
        .orderBy("rooms.active_at", "desc")
        .limit(sql.lit(-1))
        .offset(sql.lit(mostOpen - 1)),
    ),
);

/** A conversation is taken into somebody's list, or out of it until somebody writes. Others do not see that. */
export function close({ connection }: Transaction, room: number, user: number, closed: 0 | 1): void {
  connection.run(setClosed, { room, user, closed });
}

/** Somebody writes: from now on it is in the lists of all whom it concerns. */
export function reopened(transaction: Transaction, room: number): Opened[] {
  const { connection } = transaction;
  return connection.all(reopen, { room }).map(({ user }) => {
    connection.run(closeQuietest, { user, room });
    return { kind: "opened", user, summary: summaryOf(transaction, room, user) };
  });
}
