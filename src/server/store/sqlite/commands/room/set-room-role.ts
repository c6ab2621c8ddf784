import { refuse } from "../../../../../protocol/errors.ts";
import type { RoomRole } from "../../../../../protocol/index.ts";
import { heightInRoom, standsAboveInRoom } from "../../../rights.ts";
import { record } from "../../audit.ts";
import { insider } from "../../insider.ts";
import { toMember } from "../../membership.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const update = statement((db, args: { room: number; user: number; role: RoomRole; version: number }) =>
  db
    .updateTable("members")
    .set({ role: args.role, version: args.version })
    .where("room_id", "=", args.room)
    .where("user_id", "=", args.user),
);

/** Another role for somebody who stands lower, and not above one's own; an owner may also step down. */
export const setRoomRole: CommandRunner<"setRoomRole"> = ({ by, user, room, role, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, by, "setRoomRole");
  if ("refusal" in inside) return inside;
  const { counter, member } = inside;
  const other = memory.membership(room, user);
  if (!other) return { refusal: refuse("no_such_member", { field: "user" }) };
  if (other.role === role) return { result: { version: counter.head } };
  // They come and go: a name that is free again tomorrow is no moderator.
  if (other.serverRole === "bot" || other.serverRole === "guest") return { refusal: refuse("not_allowed") };
  const after = { serverRole: other.serverRole, role };
  const fits =
    user === by || (standsAboveInRoom(member, other) && heightInRoom(member) >= heightInRoom(after));
  if (!fits) return { refusal: refuse("outranked") };

  counter.head += 1;
  memory.touch(room, counter);
  memory.forgetMembership(room, user);
  const { head: version, members } = counter;
  connection.run(update, { room, user, role, version });
  const subject = `room ${room} user ${user}`;
  record(connection, { at, by, action: "roomRole", subject, detail: `${other.role} to ${role}` });
  const changed = toMember({ ...other, role, version });
  return { result: { version }, change: { kind: "member", room, version, members, member: changed } };
};
