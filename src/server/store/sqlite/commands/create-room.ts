import { nanoid } from "nanoid";
import { refuse } from "../../../../protocol/errors.ts";
import { foldName } from "../../../../protocol/names.ts";
import { skeleton } from "../../names/skeleton.ts";
import { may } from "../../rights.ts";
import { accountOf } from "../accounts.ts";
import { newBoard, saveBoard } from "../boards.ts";
import { enter } from "../enter.ts";
import { isInTooMany } from "../room-count.ts";
import { mostRooms } from "../schema.ts";
import { type Connection, statement } from "../statement.ts";
import type { CommandRunner } from "../transaction.ts";

const roomByName = statement((db, args: { looks: string }) =>
  db.selectFrom("rooms").select("id").where("looks", "=", args.looks),
);

const insertRoom = statement(
  (
    db,
    args: {
      name: string;
      folded: string;
      looks: string;
      topic: string;
      by: number | null;
      epoch: string;
      direct: number;
      openedBy: number | null;
      private: number;
      at: number;
    },
  ) =>
    db.insertInto("rooms").values({
      name: args.name,
      folded: args.folded,
      looks: args.looks,
      private: args.private,
      read_only: 0,
      archived: 0,
      direct: args.direct,
      opened_by: args.openedBy,
      settings_version: 0,
      settings_at: args.at,
      topic: args.topic,
      topic_version: 0,
      topic_by: args.by,
      topic_at: args.at,
      epoch: args.epoch,
      head: 0,
      ordinal: 0,
      members: 0,
      active_at: args.at,
      created_at: args.at,
    }),
);

/** Makes a room; whoever makes it is its first member, and its owner. */
export const createRoom: CommandRunner<"createRoom"> = (
  { user, name, topic, board, most, at },
  transaction,
) => {
  if (!may(accountOf(transaction.connection, user)?.role, "createRoom"))
    return { refusal: refuse("not_allowed") };
  if (isInTooMany(transaction.connection, user, most)) return { refusal: refuse("too_many_rooms") };
  const room = insert(transaction.connection, { name, topic, by: user, at });
  if (room === undefined) return { refusal: refuse("room_exists") };
  if (board) saveBoard(transaction.connection, { ...newBoard(room), ...board });
  return enter(transaction, { room, user, role: "owner", at });
};

/** Makes a room that nobody is in yet; its id, or undefined if there is one of this name, or of one that looks like it. */
export function insert(
  connection: Connection,
  room: { name: string; topic: string; by: number | null; at: number },
): number | undefined {
  if (findRoom(connection, room.name) !== undefined) return undefined;
  return insertNamed(connection, {
    ...room,
    folded: foldName(room.name),
    looks: skeleton(room.name),
    direct: 0,
  });
}

/** Makes a room of a name that is free. */
export function insertNamed(
  connection: Connection,
  room: {
    name: string;
    folded: string;
    looks: string;
    topic: string;
    by: number | null;
    direct: number;
    at: number;
  },
): number {
  const kind = room.direct > 0 ? { private: 1, openedBy: room.by } : { private: 0, openedBy: null };
  const id = Number(connection.run(insertRoom, { ...room, ...kind, epoch: nanoid() }).lastInsertRowid);
  if (id > mostRooms) throw new Error(`room ${id} does not fit a message's id`);
  return id;
}

/** The room of this name, or of one that looks like it. */
export function findRoom(connection: Connection, name: string): number | undefined {
  return connection.get(roomByName, { looks: skeleton(name) })?.id;
}
