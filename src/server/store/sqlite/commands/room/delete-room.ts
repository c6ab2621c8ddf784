import { refuse } from "../../../../../protocol/errors.ts";
import { foldName } from "../../../../../protocol/names.ts";
import { record } from "../../audit.ts";
import { insider } from "../../insider.ts";
import { messageId } from "../../schema.ts";
import { eraseRoom } from "../../search/erase.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";

const folded = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select("folded").where("id", "=", args.room),
);

const joined = statement((db, args: { room: number }) =>
  db.selectFrom("members").select("user_id as user").where("room_id", "=", args.room).where("joined", "=", 1),
);

const erase = [
  statement((db, args: { room: number; from: number; to: number }) =>
    db.deleteFrom("messages").where("id", ">=", args.from).where("id", "<=", args.to),
  ),
  ...(["arrivals", "reactions", "earlier_texts", "mentions"] as const).map(table =>
    statement((db, args: { from: number; to: number }) =>
      db.deleteFrom(table).where("message_id", ">=", args.from).where("message_id", "<=", args.to),
    ),
  ),
  ...(["strokes", "board_deeds"] as const).map(table =>
    statement((db, args: { from: number; to: number }) =>
      db.deleteFrom(table).where("id", ">=", args.from).where("id", "<=", args.to),
    ),
  ),
  ...(["boards", "board_pictures"] as const).map(table =>
    statement((db, args: { room: number }) => db.deleteFrom(table).where("room_id", "=", args.room)),
  ),
  statement((db, args: { room: number }) => db.deleteFrom("receipts").where("room_id", "=", args.room)),
  statement((db, args: { room: number }) => db.deleteFrom("members").where("room_id", "=", args.room)),
  statement((db, args: { room: number }) => db.deleteFrom("invitations").where("room_id", "=", args.room)),
  statement((db, args: { room: number }) => db.deleteFrom("bans").where("room_id", "=", args.room)),
  statement((db, args: { room: number }) => db.deleteFrom("rooms").where("id", "=", args.room)),
];

/** Erases a room with what was said and drawn in it. What was reported stays, for those who look after the server. */
export const deleteRoom: CommandRunner<"deleteRoom"> = ({ user, room, name, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, user, "deleteRoom");
  if ("refusal" in inside) return inside;
  if (connection.get(folded, { room })?.folded !== foldName(name)) {
    return { refusal: refuse("not_confirmed", { field: "name" }) };
  }
  const users = connection.all(joined, { room }).map(row => row.user);
  const rows = { room, from: messageId(room, 0), to: messageId(room, Infinity) };
  memory.unindexed.index();
  eraseRoom(connection, room);
  for (const one of erase) connection.run(one, rows);
  memory.forgetRoom(room);
  record(connection, { at, by: user, action: "deleteRoom", subject: `room ${room}` });
  return { result: { users } };
};
