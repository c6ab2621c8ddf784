import { refuse } from "../../../../../protocol/errors.ts";
import { accountNamed } from "../../accounts.ts";
import { record } from "../../audit.ts";
import { roomBan } from "../../bans.ts";
import { insider } from "../../insider.ts";
import { putInvitation } from "../../invitations.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const roomName = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("name").where("id", "=", args.room),
);

/** Asks somebody to join, and lets them in when they do. Nobody is put anywhere without their own doing. */
export const inviteToRoom: CommandRunner<"inviteToRoom"> = ({ by, room, name, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, by, "inviteToRoom");
  if ("refusal" in inside) return inside;
  const user = accountNamed(connection, name)?.id;
  if (user === undefined) return { refusal: refuse("no_such_user", { field: "name" }) };
  if (memory.membership(room, user)?.joined) return { result: { user } };
  if (roomBan(connection, room, user, at)) {
    return { refusal: refuse("banned", { message: "They are banned from this room: unban them first." }) };
  }
  putInvitation(connection, { room, user, by, at });
  record(connection, { at, by, action: "inviteTo", subject: `room ${room} user ${user}` });
  const invitation = {
    room,
    name: connection.get(roomName, { room })?.name ?? "",
    by: inside.member.name,
    at,
  };
  return { result: { user, invitation } };
};
