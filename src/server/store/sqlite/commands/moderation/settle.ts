import { refuse } from "../../../../../protocol/errors.ts";
import type { Refusal } from "../../../../../protocol/index.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { insider } from "../../insider.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner, Transaction } from "../../transaction.ts";

const byId = statement((db, args: { report: number }) =>
  db
    .selectFrom("reports")
    .select(["room_id as room", "seq", "user_id as user"])
    .where("id", "=", args.report),
);

const remove = statement((db, args: { room: number; seq: number }) =>
  db.deleteFrom("reports").where("room_id", "=", args.room).where("seq", "=", args.seq),
);

/** It was seen to: the report goes, and all others of the same message. That it was, and by whom, stays in the audit. */
export const settle: CommandRunner<"settle"> = ({ by, room, report, at }, transaction) => {
  const { connection } = transaction;
  const refusal = refused(transaction, room, by);
  if (refusal) return { refusal };
  const found = connection.get(byId, { report });
  // In a room nobody is shown who reported them; so there they settle nothing of it either.
  if (!found || (room !== undefined && (found.room !== room || found.user === by))) {
    return { refusal: refuse("no_such_report", { field: "report" }) };
  }
  const settled = connection.run(remove, found).changes;
  const subject = `room ${found.room} user ${found.user}`;
  record(connection, {
    at,
    by,
    action: "settle",
    subject,
    detail: `report ${report} of message ${found.seq}`,
  });
  return { result: { settled } };
};

function refused(transaction: Transaction, room: number | undefined, by: number): Refusal | undefined {
  if (room === undefined) {
    const isAllowed = may(accountOf(transaction.connection, by)?.role, "settleReports");
    return isAllowed ? undefined : refuse("not_allowed");
  }
  const inside = insider(transaction, room, by, "settleRoomReports");
  return "refusal" in inside ? inside.refusal : undefined;
}
