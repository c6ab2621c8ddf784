import { refuse } from "../../../../../protocol/errors.ts";
import type { Role } from "../../../../../protocol/index.ts";
import { may, standsAbove } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { takeCode } from "../../codes.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { accountMeant } from "../../whom.ts";

const update = statement((db, args: { user: number; role: Role }) =>
  db.updateTable("users").set({ role: args.role }).where("id", "=", args.user),
);

/** The server's one-time code makes its owner. */
export const own: CommandRunner<"own"> = ({ user, hash, at }, { connection, memory }) => {
  if (!takeCode(connection, { kind: "owner", hash, at })) return { refusal: refuse("wrong_code") };
  connection.run(update, { user, role: "owner" });
  memory.forgetMemberships();
  record(connection, { at, by: user, action: "own", subject: `user ${user}` });
  return { result: { role: "owner" } };
};

/** Another role for somebody who stands lower, and not above one's own. An owner may make owners. */
export const setRole: CommandRunner<"setRole"> = (command, { connection, memory }) => {
  const { by, whom, role, at } = command;
  const mine = accountOf(connection, by)?.role;
  if (!mine || !may(mine, "setRole")) return { refusal: refuse("not_allowed") };
  const account = accountMeant(connection, whom);
  if (!account) return { refusal: refuse("no_such_user") };
  const { id: user, role: theirs } = account;
  const fits = theirs !== "bot" && theirs !== "guest" && role !== "bot" && role !== "guest";
  const high = mine === "owner" || (standsAbove(mine, theirs) && standsAbove(mine, role));
  if (!fits || !high || user === by) return { refusal: refuse("not_allowed") };
  connection.run(update, { user, role });
  memory.forgetMemberships();
  record(connection, { at, by, action: "setRole", subject: `user ${user}`, detail: `${theirs} to ${role}` });
  return { result: { user, role } };
};
