import { refuse } from "../../../../../protocol/errors.ts";
import type { Refusal } from "../../../../../protocol/index.ts";
import { isReserved } from "../../../names/reserved.ts";
import { may, mayInRoom } from "../../../rights.ts";
import { type Account, accountNamed, accountOf, addDevice, insertAccount } from "../../accounts.ts";
import { roomBan } from "../../bans.ts";
import { displayedAs } from "../../displayed.ts";
import { enter } from "../../enter.ts";
import { insider } from "../../insider.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner, Transaction } from "../../transaction.ts";
import { findRoom } from "../create-room.ts";

const madeBy = statement((db, args: { user: number }) =>
  db.selectFrom("users").select("made_by as maker").where("id", "=", args.user),
);

/** A token for a bot: made with its first one, and in the rooms it is for, as far as its maker is. */
export const createToken: CommandRunner<"createToken"> = (command, transaction) => {
  const { connection } = transaction;
  const { user, name, hash, can, expiresAt, at } = command;
  let bot: Account | undefined = accountNamed(connection, name);
  if (!may(accountOf(connection, user)?.role, "createToken")) return { refusal: refuse("not_allowed") };
  if (bot && connection.get(madeBy, { user: bot.id })?.maker !== user)
    return { refusal: refuse("name_taken") };
  const rooms: number[] = [];
  for (const wanted of command.rooms ?? []) {
    const room = findRoom(connection, wanted);
    const refusal =
      room === undefined ? refuse("no_such_room") : refusedBot(transaction, { room, user, bot: bot?.id, at });
    if (refusal) return { refusal: { ...refusal, field: "rooms" } };
    rooms.push(room as number);
  }
  if (!bot && isReserved(name)) return { refusal: refuse("name_reserved") };
  if (!bot && displayedAs(connection, name)) return { refusal: refuse("name_taken") };
  bot ??= insertAccount(connection, { name, role: "bot", madeBy: user, at });
  const device = addDevice(connection, {
    user: bot.id,
    kind: "token",
    name,
    secretHash: hash,
    can,
    rooms: command.rooms && rooms,
    expiresAt,
    address: "",
    at,
  });
  const entered = rooms.map(room => enter(transaction, { room, user: bot.id, at }));
  return {
    result: { user: bot.id, name: bot.name, device },
    changes: entered.flatMap(({ change }) => change ?? []),
  };
};

/** Why a bot may not be in a room of its maker's: into a private one it comes as anybody does, by who may invite. */
function refusedBot(
  transaction: Transaction,
  { room, user, bot, at }: { room: number; user: number; bot: number | undefined; at: number },
): Refusal | undefined {
  const inside = insider(transaction, room, user);
  if ("refusal" in inside) return inside.refusal;
  if (bot !== undefined && transaction.memory.membership(room, bot)?.joined) return undefined;
  const { counter, member } = inside;
  if (counter.private && !mayInRoom(member, "inviteToRoom")) return refuse("not_allowed");
  return bot === undefined ? undefined : roomBan(transaction.connection, room, bot, at);
}
