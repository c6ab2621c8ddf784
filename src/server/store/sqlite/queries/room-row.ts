import { refuse } from "../../../../protocol/errors.ts";
import type { Refusal } from "../../../../protocol/index.ts";
import { membership } from "../membership.ts";
import { type Connection, statement } from "../statement.ts";

const select = statement((db, args: { room: number }) =>
  db
    .selectFrom("rooms")
    .leftJoin("users", "users.id", "rooms.topic_by")
    .select([
      "rooms.epoch",
      "rooms.head",
      "rooms.topic",
      "rooms.topic_version as topicVersion",
      "rooms.topic_at as topicAt",
      "rooms.topic_by as topicBy",
      "users.name as topicName",
    ])
    .where("rooms.id", "=", args.room),
);

/** A room as somebody in it may read it; a refusal for everybody else. */
export function readableRoom(connection: Connection, room: number, user: number) {
  const row = connection.get(select, { room });
  if (!row) return { refusal: refuse("no_such_room") as Refusal };
  if (!membership(connection, room, user)?.joined) return { refusal: refuse("not_a_member") as Refusal };
  return { row };
}
