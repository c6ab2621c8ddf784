import { removeLinks } from "../../codes.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const mine = statement((db, args: { user: number }) =>
  db
    .selectFrom("devices")
    .innerJoin("users", "users.id", "devices.user_id")
    .select(["devices.id", "devices.user_id as user"])
    .where(eb => eb.or([eb("users.id", "=", args.user), eb("users.made_by", "=", args.user)])),
);

const remove = statement((db, args: { device: number }) =>
  db.deleteFrom("devices").where("id", "=", args.device),
);

/** Ends a way in of one's own or of one's bots; or all of one's own but one, and the bots stay. */
export const revoke: CommandRunner<"revoke"> = ({ user, device, except }, { connection }) => {
  const revoked = connection
    .all(mine, { user })
    .filter(one => (device === undefined ? one.user === user && one.id !== except : one.id === device))
    .map(one => one.id);
  for (const id of revoked) connection.run(remove, { device: id });
  // Whoever is shut out may have made a code just before, to come back with.
  removeLinks(connection, user);
  return { result: { revoked } };
};
