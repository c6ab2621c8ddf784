import { refuse } from "../../../../protocol/errors.ts";
import type { Refusal, TopicChange } from "../../../../protocol/index.ts";
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

/** The last change of the topic since this version. The topic that a room was made with is no change. */
export function topicChange(row: NonNullable<typeof select.row>, since = 0): TopicChange | undefined {
  const { topic, topicVersion: version, topicBy: user, topicName, topicAt: at } = row;
  if (version <= since) return undefined;
  return { topic, version, at, ...(user === null ? {} : { user, name: topicName ?? "" }) };
}
