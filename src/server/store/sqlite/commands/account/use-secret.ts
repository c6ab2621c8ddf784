import { refuse } from "../../../../../protocol/errors.ts";
import type { Ability } from "../../../../../protocol/index.ts";
import { accountOf, deviceSeen } from "../../accounts.ts";
import { serverBan } from "../../bans.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { signedIn } from "../sign-in.ts";

const bySecret = statement((db, args: { hash: string }) =>
  db
    .selectFrom("devices")
    .select(["id", "user_id as user", "can", "rooms", "expires_at as expiresAt"])
    .where("secret_hash", "=", args.hash),
);

/** Signs in with the secret of a session or of a token. */
export const useSecret: CommandRunner<"useSecret"> = ({ hash, address, at }, { connection }) => {
  const device = connection.get(bySecret, { hash });
  const account = device && accountOf(connection, device.user);
  if (!device || !account || (device.expiresAt !== null && device.expiresAt <= at)) {
    return { refusal: refuse("wrong_credentials") };
  }
  const banned = serverBan(connection, { account, address, at });
  if (banned) return { refusal: banned };
  deviceSeen(connection, device.id, address, at);
  const until = device.expiresAt === null ? {} : { expiresAt: device.expiresAt };
  const result = { ...signedIn(account, device.id, false), ...until };
  if (device.can === null) return { result };
  const can = JSON.parse(device.can) as Ability[];
  const rooms = device.rooms === null ? {} : { rooms: JSON.parse(device.rooms) as number[] };
  return { result: { ...result, scope: { can, ...rooms } } };
};
