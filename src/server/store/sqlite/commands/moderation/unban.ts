import { refuse } from "../../../../../protocol/errors.ts";
import { may } from "../../../rights.ts";
import { accountOf } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { liftBan, wholeServer } from "../../bans.ts";
import { insider } from "../../insider.ts";
import type { CommandRunner } from "../../transaction.ts";
import { accountMeant } from "../../whom.ts";

/** Somebody may come into a room again. Where there is no ban, nothing changes. */
export const liftRoomBan: CommandRunner<"liftRoomBan"> = ({ by, room, whom, at }, transaction) => {
  const { connection } = transaction;
  const inside = insider(transaction, room, by, "banFromRoom");
  if ("refusal" in inside) return inside;
  const user = accountMeant(connection, whom)?.id;
  if (user === undefined) return { refusal: refuse("no_such_user") };
  if (liftBan(connection, { kind: "ban", room, user, address: "" })) {
    record(connection, { at, by, action: "unban", subject: `room ${room} user ${user}` });
  }
  return { result: {} };
};

/** An account, or an address, may come in again. */
export const liftServerBan: CommandRunner<"liftServerBan"> = ({ by, whom, at }, { connection }) => {
  if (!may(accountOf(connection, by)?.role, "banFromServer")) return { refusal: refuse("not_allowed") };
  const address = "address" in whom ? whom.address : "";
  const user = "address" in whom ? 0 : accountMeant(connection, whom)?.id;
  if (user === undefined) return { refusal: refuse("no_such_user") };
  if (liftBan(connection, { kind: "ban", room: wholeServer, user, address })) {
    const subject = address === "" ? `user ${user}` : `address ${address}`;
    record(connection, { at, by, action: "unban", subject });
  }
  return { result: {} };
};
