import type { Change } from "../store.ts";
import { exit } from "./exit.ts";
import { takeInvitation } from "./invitations.ts";
import { statement } from "./statement.ts";
import type { Transaction } from "./transaction.ts";

const botsOf = statement((db, args: { user: number }) =>
  db.selectFrom("users").select("id").where("made_by", "=", args.user),
);

/** Somebody, and the bots they made: what they may not do, they may not have done for them. */
export function withBots({ connection }: Pick<Transaction, "connection">, user: number): number[] {
  return [user, ...connection.all(botsOf, { user }).map(({ id }) => id)];
}

/** Takes somebody and their bots out of a room, with their roles and invitations, as far as they are there. */
export function kickOut(
  transaction: Transaction,
  { room, user, at }: { room: number; user: number; at: number },
): { users: number[]; changes: Change[] } {
  const { connection, memory } = transaction;
  const users: number[] = [];
  const changes: Change[] = [];
  for (const one of withBots(transaction, user)) {
    takeInvitation(connection, room, one);
    const counter = memory.counters(room);
    const member = memory.membership(room, one);
    if (!counter || !member?.joined) continue;
    changes.push(exit(transaction, { counter, member }, { room, user: one, at, role: "member" }));
    users.push(one);
  }
  return { users, changes };
}
