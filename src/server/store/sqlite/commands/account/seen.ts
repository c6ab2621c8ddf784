import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const update = statement((db, args: { user: number; at: number }) =>
  db.updateTable("users").set({ seen_at: args.at }).where("id", "=", args.user),
);

export const seen: CommandRunner<"seen"> = ({ people }, { connection }) => {
  for (const one of people) connection.run(update, one);
  return { result: {} };
};
