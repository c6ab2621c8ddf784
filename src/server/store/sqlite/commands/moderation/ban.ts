import { refuse } from "../../../../../protocol/errors.ts";
import { may, standsAbove, standsAboveInRoom } from "../../../rights.ts";
import { forHowLong } from "../../../sanction.ts";
import { accountOf } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { putBan, wholeServer } from "../../bans.ts";
import { insider } from "../../insider.ts";
import { kickOut, withBots } from "../../kick-out.ts";
import type { CommandRunner } from "../../transaction.ts";
import { accountMeant } from "../../whom.ts";

/** Keeps somebody out of a room, whether or not they are in it now. A ban that is there already is replaced. */
export const banFromRoom: CommandRunner<"banFromRoom"> = (command, transaction) => {
  const { by, room, whom, reason, until, at } = command;
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, by, "banFromRoom");
  if ("refusal" in inside) return inside;
  const account = accountMeant(connection, whom);
  if (!account) return { refusal: refuse("no_such_user") };
  const user = account.id;
  const other = memory.membership(room, user) ?? { serverRole: account.role, role: "member" };
  if (!standsAboveInRoom(inside.member, other)) return { refusal: refuse("outranked") };
  putBan(connection, { kind: "ban", room, user, address: "", by, reason, at, until });
  const { users, changes } = kickOut(transaction, { room, user, at });
  const detail = forHowLong(until, reason);
  record(connection, { at, by, action: "ban", subject: `room ${room} user ${user}`, detail });
  return { result: { users }, changes };
};

/** Keeps an account, with its bots, or all who come from an address, out of the server. Memberships stay. */
export const banFromServer: CommandRunner<"banFromServer"> = (command, transaction) => {
  const { by, whom, reason, until, at } = command;
  const { connection } = transaction;
  const mine = accountOf(connection, by)?.role;
  if (!mine || !may(mine, "banFromServer")) return { refusal: refuse("not_allowed") };
  const ban = { kind: "ban" as const, room: wholeServer, by, reason, at, until };
  const detail = forHowLong(until, reason);
  if ("address" in whom) {
    putBan(connection, { ...ban, user: 0, address: whom.address });
    record(connection, { at, by, action: "ban", subject: `address ${whom.address}`, detail });
    return { result: { users: [] } };
  }
  const account = accountMeant(connection, whom);
  if (!account) return { refusal: refuse("no_such_user") };
  if (!standsAbove(mine, account.role)) return { refusal: refuse("outranked") };
  putBan(connection, { ...ban, user: account.id, address: "" });
  record(connection, { at, by, action: "ban", subject: `user ${account.id}`, detail });
  return { result: { users: withBots(transaction, account.id) } };
};
