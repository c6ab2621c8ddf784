import { refuse } from "../../../protocol/errors.ts";
import type { Refusal } from "../../../protocol/index.ts";
import { isWithin, type Networks, networkList } from "../../perimeter/networks.ts";
import { may } from "../rights.ts";
import { lasts, sentence } from "../sanction.ts";
import type { Account } from "./accounts.ts";
import type { BanKind } from "./schema.ts";
import { type Connection, statement } from "./statement.ts";

/** The server, in the place of a room. */
export const wholeServer = 0;

/** Whom it is about: an account or an address; `0` and `""` are none. */
export interface BanPlace {
  readonly kind: BanKind;
  readonly room: number;
  readonly user: number;
  readonly address: string;
}

/** Somebody, or their bots' owner. */
const ofAccount = statement((db, args: { room: number; user: number }) =>
  db
    .selectFrom("bans")
    .select(["reason", "expires_at as until"])
    .where("room_id", "=", args.room)
    .where("kind", "=", "ban")
    .where(eb =>
      eb.or([
        eb("user_id", "=", args.user),
        eb("user_id", "=", eb.selectFrom("users").select("made_by").where("id", "=", args.user)),
      ]),
    ),
);

const ofAddresses = statement(db =>
  db
    .selectFrom("bans")
    .select(["address", "reason", "expires_at as until"])
    .where("room_id", "=", wholeServer)
    .where("user_id", "=", 0)
    .where("kind", "=", "ban"),
);

const upsert = statement(
  (db, args: BanPlace & { by: number; reason: string; at: number; until: number | null }) =>
    db
      .insertInto("bans")
      .values({
        kind: args.kind,
        room_id: args.room,
        user_id: args.user,
        address: args.address,
        by: args.by,
        reason: args.reason,
        at: args.at,
        expires_at: args.until,
      })
      .onConflict(conflict =>
        conflict
          .columns(["room_id", "user_id", "address", "kind"])
          .doUpdateSet({ by: args.by, reason: args.reason, at: args.at, expires_at: args.until }),
      ),
);

const remove = statement((db, args: BanPlace) =>
  db
    .deleteFrom("bans")
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user)
    .where("address", "=", args.address)
    .where("kind", "=", args.kind),
);

/** Why an account may not come into a room, if that is so: itself, or whoever made it, is banned there. */
export function roomBan(connection: Connection, room: number, user: number, at: number): Refusal | undefined {
  const ban = connection.all(ofAccount, { room, user }).find(({ until }) => lasts(until, at));
  return ban && refuse("banned", sentence("You are banned from this room", ban.until, ban.reason));
}

/** Why somebody may not come in here, if that is so: by their account, or by where they come from. */
export function serverBan(
  connection: Connection,
  { account, address, at }: { account?: Account | undefined; address: string; at: number },
): Refusal | undefined {
  const user = account?.id ?? 0;
  const bans: { until: number | null; reason: string }[] = account
    ? connection.all(ofAccount, { room: wholeServer, user })
    : [];
  // Who could lift it is not shut out by where they happen to be.
  if (!may(account?.role, "banFromServer")) {
    bans.push(...connection.all(ofAddresses, {}).filter(ban => covers(ban.address, address)));
  }
  const ban = bans.find(({ until }) => lasts(until, at));
  return ban && refuse("banned", sentence("You are banned from this server", ban.until, ban.reason));
}

export function putBan(
  connection: Connection,
  { until, ...ban }: BanPlace & { by: number; reason: string; at: number; until?: number | undefined },
): void {
  connection.run(upsert, { ...ban, until: until ?? null });
}

/** Whether there was one. */
export function liftBan(connection: Connection, place: BanPlace): boolean {
  return connection.run(remove, place).changes > 0;
}

function covers(network: string, address: string): boolean {
  return isWithin(address, networkList([network]) as Networks);
}
