import type { Whom } from "../moderation.ts";
import { type Account, accountNamed, accountOf } from "./accounts.ts";
import type { Connection } from "./statement.ts";

/** The account that is meant. */
export function accountMeant(connection: Connection, whom: Whom): Account | undefined {
  return "user" in whom ? accountOf(connection, whom.user) : accountNamed(connection, whom.name);
}
