import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import type { Change } from "../../../store.ts";
import { accountNamed, accountOf } from "../../accounts.ts";
import { close } from "../../direct.ts";
import { enter } from "../../enter.ts";
import { hasOpenedTooMany } from "../../room-count.ts";
import { isBlocked } from "../../shunned.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { insertNamed } from "../create-room.ts";

const byKey = statement((db, args: { key: string }) =>
  db.selectFrom("rooms").select("id").where("looks", "=", args.key),
);

/** Opens the one conversation of some people. The others find it in their lists when something is said. */
export const openDirect: CommandRunner<"openDirect"> = ({ user, names, people, most, at }, transaction) => {
  const { connection } = transaction;
  if (!may(accountOf(connection, user)?.role, "direct")) return { refusal: refuse("not_allowed") };
  const users = new Set([user]);
  for (const name of names) {
    const other = accountNamed(connection, name);
    if (!other) return { refusal: refuse("no_such_user", { field: "names" }) };
    users.add(other.id);
  }
  if (users.size > people) return { refusal: refuse("bad_frame", { field: "names" }) };
  // No room that somebody names is called so: names begin with a letter or a digit.
  const key = `@${[...users].sort((one, other) => one - other).join()}`;
  const there = connection.get(byKey, { key })?.id;
  if (there !== undefined) {
    close(transaction, there, user, 0);
    return enter(transaction, { room: there, user, at });
  }
  for (const other of users) {
    if (isBlocked(connection, user, other)) return { refusal: refuse("not_reachable", { field: "names" }) };
  }
  if (hasOpenedTooMany(connection, user, most)) return { refusal: refuse("too_many_rooms") };
  const called = { name: key, folded: key, looks: key };
  const room = insertNamed(connection, { ...called, topic: "", by: user, direct: users.size, at });
  users.delete(user);
  const changes: Change[] = [];
  for (const other of users) {
    const { change } = enter(transaction, { room, user: other, closed: 1, at });
    if (change) changes.push(change);
  }
  const { result, change } = enter(transaction, { room, user, at });
  return { result, changes: change ? [...changes, change] : changes };
};
