import { isReserved } from "../../../names/reserved.ts";
import { accountNamed, accountOf, addDevice, deviceSeen, insertAccount } from "../../accounts.ts";
import { serverBan } from "../../bans.ts";
import { displayedAs } from "../../displayed.ts";
import { type Connection, statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { signedIn } from "../sign-in.ts";

const byIdentity = statement((db, args: { issuer: string; subject: string }) =>
  db
    .selectFrom("identities")
    .select("user_id as user")
    .where("issuer", "=", args.issuer)
    .where("subject", "=", args.subject),
);

const insertIdentity = statement((db, args: { issuer: string; subject: string; user: number }) =>
  db.insertInto("identities").values({ issuer: args.issuer, subject: args.subject, user_id: args.user }),
);

const identityDevice = statement((db, args: { user: number }) =>
  db.selectFrom("devices").select("id").where("user_id", "=", args.user).where("kind", "=", "identity"),
);

/** Signs in whom an identity provider names. Their name here is made at the first time, and theirs from then on. */
export const signInAs: CommandRunner<"signInAs"> = (
  { issuer, subject, name, expiresAt, address, at },
  { connection },
) => {
  const known = connection.get(byIdentity, { issuer, subject });
  const there = known && accountOf(connection, known.user);
  const banned = serverBan(connection, { account: there, address, at });
  if (banned) return { refusal: banned };
  const account = known
    ? there
    : insertAccount(connection, { name: freeName(connection, name), role: "member", at });
  if (!account) throw new Error(`user ${known?.user} does not exist`);
  if (!known) connection.run(insertIdentity, { issuer, subject, user: account.id });
  const device = connection.get(identityDevice, { user: account.id });
  if (device) {
    deviceSeen(connection, device.id, address, at);
    return { result: { ...signedIn(account, device.id, false), expiresAt } };
  }
  const made = addDevice(connection, { user: account.id, kind: "identity", name: issuer, address, at });
  return { result: { ...signedIn(account, made, !known), expiresAt } };
};

/** This name, or the first one like it that nobody has. */
function freeName(connection: Connection, name: string): string {
  let free = name;
  const isTaken = () => isReserved(free) || accountNamed(connection, free) || displayedAs(connection, free);
  for (let n = 2; isTaken(); n++) free = `${name}-${n}`;
  return free;
}
