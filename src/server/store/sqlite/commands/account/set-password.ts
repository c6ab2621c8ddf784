import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const update = statement((db, args: { user: number; hash: string }) =>
  db.updateTable("users").set({ password: args.hash }).where("id", "=", args.user),
);

const updateEmail = statement((db, args: { user: number; email: string }) =>
  db.updateTable("users").set({ email: args.email }).where("id", "=", args.user),
);

/** From now on the account can be proved with this password. The one before is gone. */
export const setPassword: CommandRunner<"setPassword"> = ({ user, hash, email }, { connection }) => {
  if (!may(accountOf(connection, user)?.role, "keepAccount")) return { refusal: refuse("not_allowed") };
  connection.run(update, { user, hash });
  if (email !== undefined) connection.run(updateEmail, { user, email });
  return { result: {} };
};
