import { refuse } from "../../../../protocol/errors.ts";
import type { Refusal } from "../../../../protocol/index.ts";
import type { SignedIn } from "../../results.ts";
import type { Command } from "../../store.ts";
import {
  type Account,
  accountFormerly,
  accountNamed,
  addDevice,
  deviceSeen,
  insertAccount,
  register,
} from "../accounts.ts";
import { serverBan } from "../bans.ts";
import { takeCode } from "../codes.ts";
import { type Connection, statement } from "../statement.ts";
import type { CommandRunner } from "../transaction.ts";

const deviceByKey = statement((db, args: { user: number; key: string }) =>
  db.selectFrom("devices").select("id").where("user_id", "=", args.user).where("key", "=", args.key),
);

const keyUsed = statement((db, args: { user: number; fingerprint: string; at: number }) =>
  db
    .updateTable("ssh_keys")
    .set({ used_at: args.at })
    .where("user_id", "=", args.user)
    .where("fingerprint", "=", args.fingerprint),
);

/** A free name becomes this key's; a taken one answers to the keys it has, and takes a new one with a proof. */
export const signIn: CommandRunner<"signIn"> = (command, { connection }) => {
  const { name, key, at, guest = false } = command;
  const known = accountNamed(connection, name);
  if (known && (isProved(command) || connection.get(deviceByKey, { user: known.id, key }))) {
    return comeBack(known, command, connection);
  }
  // They took another name while this device was away, and perhaps it is somebody else's by now.
  const account = accountFormerly(connection, name, key) ?? known;
  if (account) return comeBack(account, command, connection);
  // Who brings a proof means an account that is there: nobody claims a name by a wrong word.
  if (isProved(command)) return { refusal: refuse("wrong_credentials") };
  const banned = serverBan(connection, command);
  if (banned) return { refusal: banned };
  const made = guest
    ? { account: insertAccount(connection, { name, role: "guest", at }) }
    : register(connection, command);
  if ("refusal" in made) return made;
  return { result: enter(made.account, command, connection, true) };
};

function comeBack(
  account: Account,
  command: Command<"signIn">,
  connection: Connection,
): { result: SignedIn } | { refusal: Refusal } {
  const { key, address, at, proved, fingerprint, code } = command;
  const device = connection.get(deviceByKey, { user: account.id, key });
  if (device) {
    const banned = serverBan(connection, { account, address, at });
    if (banned) return { refusal: banned };
    deviceSeen(connection, device.id, address, at);
    return { result: signedIn(account, device.id, false) };
  }
  if (code !== undefined) {
    const taken = takeCode(connection, { kind: "link", hash: code, at });
    // A code of somebody else's is used up all the same.
    if (taken?.user !== account.id) return { refusal: refuse("wrong_code") };
  } else if (proved !== account.id) {
    return { refusal: refuse(isProved(command) ? "wrong_credentials" : "name_taken") };
  }
  // Only to who they are is it told that they are banned.
  const banned = serverBan(connection, { account, address, at });
  if (banned) return { refusal: banned };
  if (fingerprint !== undefined) connection.run(keyUsed, { user: account.id, fingerprint, at });
  return { result: enter(account, command, connection, false) };
}

function isProved({ proved, code }: Command<"signIn">): boolean {
  return proved !== undefined || code !== undefined;
}

function enter(
  account: Account,
  { key, device: name, address, at }: Command<"signIn">,
  connection: Connection,
  claimed: boolean,
): SignedIn {
  const device = addDevice(connection, { user: account.id, kind: "device", key, name, address, at });
  return signedIn(account, device, claimed);
}

export function signedIn({ id, name, role }: Account, device: number, claimed: boolean): SignedIn {
  return { user: id, name, role, device, claimed };
}
