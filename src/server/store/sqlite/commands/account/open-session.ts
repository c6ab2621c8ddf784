import { refuse } from "../../../../../protocol/errors.ts";
import { accountNamed, addDevice, register } from "../../accounts.ts";
import { serverBan } from "../../bans.ts";
import type { CommandRunner } from "../../transaction.ts";
import { signedIn } from "../sign-in.ts";

/** Begins a session: of an account that was proved to be its owner's, or of a new one with a password. */
export const openSession: CommandRunner<"openSession"> = (command, { connection }) => {
  const { name, hash, device, address, at, expiresAt, proved, password } = command;
  const known = accountNamed(connection, name);
  if (known && password !== undefined) return { refusal: refuse("name_taken") };
  if (proved === undefined ? password === undefined : known?.id !== proved) {
    return { refusal: refuse("wrong_credentials") };
  }
  const banned = serverBan(connection, { account: known, address, at });
  if (banned) return { refusal: banned };
  const made = known ? { account: known } : register(connection, command);
  if ("refusal" in made) return made;
  const { account } = made;
  const session = { user: account.id, kind: "session" as const, name: device, secretHash: hash };
  const id = addDevice(connection, { ...session, address, at, expiresAt });
  return { result: signedIn(account, id, !known) };
};
