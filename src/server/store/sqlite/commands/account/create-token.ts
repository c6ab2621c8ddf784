import { refuse } from "../../../../../protocol/errors.ts";
import { isReserved } from "../../../names/reserved.ts";
import { may } from "../../../rights.ts";
import { type Account, accountNamed, accountOf, addDevice, insertAccount } from "../../accounts.ts";
import type { CommandRunner } from "../../batch.ts";
import { enter } from "../../enter.ts";
import { statement } from "../../statement.ts";
import { findRoom } from "../create-room.ts";

const madeBy = statement((db, args: { user: number }) =>
  db.selectFrom("users").select("made_by as maker").where("id", "=", args.user),
);

/** A token for a bot: made with its first one, and in the rooms it is for, as far as its maker is. */
export const createToken: CommandRunner<"createToken"> = (command, transaction) => {
  const { connection, memory } = transaction;
  const { user, name, hash, can, expiresAt, at } = command;
  if (!may(accountOf(connection, user)?.role, "createToken")) return { refusal: refuse("not_allowed") };
  const rooms: number[] = [];
  for (const wanted of command.rooms ?? []) {
    const room = findRoom(connection, wanted);
    if (room === undefined) return { refusal: refuse("no_such_room", { field: "rooms" }) };
    if (!memory.membership(room, user)?.joined)
      return { refusal: refuse("not_a_member", { field: "rooms" }) };
    rooms.push(room);
  }
  let bot: Account | undefined = accountNamed(connection, name);
  if (bot && connection.get(madeBy, { user: bot.id })?.maker !== user)
    return { refusal: refuse("name_taken") };
  if (!bot && isReserved(name)) return { refusal: refuse("name_reserved") };
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
