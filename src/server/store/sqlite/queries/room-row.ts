import type { Refusal, SettingsChange, TopicChange } from "../../../../protocol/index.ts";
import { outside } from "../insider.ts";
import { type Membership, membership } from "../membership.ts";
import { settingColumns, toRoom } from "../room-settings.ts";
import { type Connection, statement } from "../statement.ts";

const select = statement((db, args: { room: number }) =>
  db
    .selectFrom("rooms")
    .leftJoin("users", "users.id", "rooms.topic_by")
    .leftJoin("users as setters", "setters.id", "rooms.settings_by")
    .select(settingColumns)
    .select([
      "rooms.epoch",
      "rooms.head",
      "rooms.topic",
      "rooms.topic_version as topicVersion",
      "rooms.topic_at as topicAt",
      "rooms.topic_by as topicBy",
      "users.name as topicName",
      "rooms.settings_version as settingsVersion",
      "rooms.settings_at as settingsAt",
      "rooms.settings_by as settingsBy",
      "setters.name as settingsName",
    ])
    .where("rooms.id", "=", args.room),
);

/** A room as somebody in it may read it; a refusal for everybody else. */
export function readableRoom(
  connection: Connection,
  room: number,
  user: number,
): { row: NonNullable<typeof select.row>; member: Membership } | { refusal: Refusal } {
  const row = connection.get(select, { room });
  const member = membership(connection, room, user);
  return row && member?.joined ? { row, member } : { refusal: outside(row) };
}

/** The last change of the topic since this version. The topic that a room was made with is no change. */
export function topicChange(row: NonNullable<typeof select.row>, since = 0): TopicChange | undefined {
  const { topic, topicVersion: version, topicBy: user, topicName, topicAt: at } = row;
  if (version <= since) return undefined;
  return { topic, version, at, ...(user === null ? {} : { user, name: topicName ?? "" }) };
}

/** The settings as they were last changed, if that was since this version. */
export function settingsChange(row: NonNullable<typeof select.row>, since = 0): SettingsChange | undefined {
  const { settingsVersion: version, settingsBy: user, settingsName, settingsAt: at } = row;
  if (version <= since) return undefined;
  const { name, colour, private: isPrivate, readOnly, archived } = row;
  const settings = toRoom({ name, colour, private: isPrivate, readOnly, archived });
  return { settings, version, ...(user === null ? {} : { user, name: settingsName ?? "" }), at };
}
