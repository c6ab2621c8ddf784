import { forHowLong } from "../../../sanction.ts";
import { record } from "../../audit.ts";
import { liftBan, putBan } from "../../bans.ts";
import { insiderAbove } from "../../insider.ts";
import type { CommandRunner } from "../../transaction.ts";

/** Somebody says nothing in a room any more, also if they leave and come back. */
export const mute: CommandRunner<"mute"> = (command, transaction) => {
  const { by, room, user, reason, until, at } = command;
  const { connection, memory } = transaction;
  const inside = insiderAbove(transaction, { room, by, user, right: "mute" });
  if ("refusal" in inside) return inside;
  putBan(connection, { kind: "mute", room, user, address: "", by, reason, at, until });
  memory.forgetMembership(room, user);
  const detail = forHowLong(until, reason);
  record(connection, { at, by, action: "mute", subject: `room ${room} user ${user}`, detail });
  return { result: {} };
};

/** They may speak again. Where there is no mute, nothing changes. */
export const unmute: CommandRunner<"unmute"> = ({ by, room, user, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insiderAbove(transaction, { room, by, user, right: "mute" });
  if ("refusal" in inside) return inside;
  if (liftBan(connection, { kind: "mute", room, user, address: "" })) {
    memory.forgetMembership(room, user);
    record(connection, { at, by, action: "unmute", subject: `room ${room} user ${user}` });
  }
  return { result: {} };
};
