import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { insertCode, removeLinks } from "../../codes.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const removeOwners = statement(db => db.deleteFrom("codes").where("kind", "=", "owner"));

/** Keeps the hash of a code. Of codes that link a device, or make an owner, the last one counts. */
export const makeCode: CommandRunner<"makeCode"> = (command, { connection }) => {
  const { user, kind } = command;
  const role = user === null ? undefined : accountOf(connection, user)?.role;
  if (kind !== "owner" && !may(role, kind === "invite" ? "invite" : "keepAccount")) {
    return { refusal: refuse("not_allowed") };
  }
  if (kind === "link" && user !== null) removeLinks(connection, user);
  if (kind === "owner") connection.run(removeOwners, {});
  insertCode(connection, command);
  if (kind === "invite") {
    const detail = `${command.uses} uses`;
    record(connection, { at: command.at, by: user, action: "invite", subject: "server", detail });
  }
  return { result: {} };
};
