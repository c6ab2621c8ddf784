import type { Opened } from "../store.ts";
import type { Transaction } from "./batch.ts";
import { statement } from "./statement.ts";
import { summaryOf } from "./summary.ts";

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

/** A conversation is taken into somebody's list, or out of it until somebody writes. Others do not see that. */
export function close({ connection }: Transaction, room: number, user: number, closed: 0 | 1): void {
  connection.run(setClosed, { room, user, closed });
}

/** Somebody writes: from now on it is in the lists of all whom it concerns. */
export function reopened(transaction: Transaction, room: number): Opened[] {
  return transaction.connection
    .all(reopen, { room })
    .map(({ user }) => ({ kind: "opened", user, summary: summaryOf(transaction, room, user) }));
}
