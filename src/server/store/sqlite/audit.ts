import { type Connection, statement } from "./statement.ts";

const insert = statement(
  (db, args: { at: number; by: number | null; action: string; subject: string; detail: string }) =>
    db.insertInto("audit").values({
      at: args.at,
      by: args.by,
      action: args.action,
      subject: args.subject,
      detail: args.detail,
    }),
);

/** Writes down what somebody did by the power of their role, in the transaction in which it is done. */
export function record(
  connection: Connection,
  entry: { at: number; by: number | null; action: string; subject: string; detail?: string },
): void {
  connection.run(insert, { detail: "", ...entry });
}
