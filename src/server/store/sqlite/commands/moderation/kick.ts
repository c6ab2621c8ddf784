import { refuse } from "../../../../../protocol/errors.ts";
import { record } from "../../audit.ts";
import { insiderAbove } from "../../insider.ts";
import { kickOut } from "../../kick-out.ts";
import type { CommandRunner } from "../../transaction.ts";

/** Takes somebody out of a room. */
export const kick: CommandRunner<"kick"> = ({ by, room, user, reason, at }, transaction) => {
  const inside = insiderAbove(transaction, { room, by, user, right: "kick" });
  if ("refusal" in inside) return inside;
  if (!inside.other.joined) return { refusal: refuse("no_such_member", { field: "user" }) };
  const { users, changes } = kickOut(transaction, { room, user, at });
  const subject = `room ${room} user ${user}`;
  record(transaction.connection, { at, by, action: "kick", subject, detail: reason });
  return { result: { users }, changes };
};
