import { refuse } from "../../../../../protocol/errors.ts";
import type { Colour } from "../../../../../protocol/index.ts";
import { foldName } from "../../../../../protocol/names.ts";
import { skeleton } from "../../../names/skeleton.ts";
import { record } from "../../audit.ts";
import { insider } from "../../insider.ts";
import { settingColumns, toRoom } from "../../room-settings.ts";
import { statement } from "../../statement.ts";
import type { CommandRunner } from "../../transaction.ts";
import { findRoom } from "../create-room.ts";

const current = statement((db, args: { room: number }) =>
  db.selectFrom("rooms").select(settingColumns).where("id", "=", args.room),
);

const update = statement(
  (
    db,
    args: {
      room: number;
      name: string;
      folded: string;
      looks: string;
      colour: Colour | null;
      private: number;
      readOnly: number;
      archived: number;
      version: number;
      user: number;
      at: number;
    },
  ) =>
    db
      .updateTable("rooms")
      .set({
        name: args.name,
        folded: args.folded,
        looks: args.looks,
        colour: args.colour,
        private: args.private,
        read_only: args.readOnly,
        archived: args.archived,
        settings_version: args.version,
        settings_by: args.user,
        settings_at: args.at,
      })
      .where("id", "=", args.room),
);

/** Changes a room's settings. Those it has already are no change. */
export const changeRoom: CommandRunner<"changeRoom"> = ({ user, room, settings, at }, transaction) => {
  const { connection, memory } = transaction;
  const inside = insider(transaction, room, user, "changeRoom");
  if ("refusal" in inside) return inside;
  const { counter, member } = inside;
  const before = connection.get(current, { room });
  if (!before) throw new Error(`there is no room ${room}`);
  const holder = settings.name === undefined ? undefined : findRoom(connection, settings.name);
  if (holder !== undefined && holder !== room) return { refusal: refuse("room_exists", { field: "name" }) };

  const { name = before.name, colour = before.colour } = settings;
  const after = {
    name,
    colour,
    private: Number(settings.private ?? before.private),
    readOnly: Number(settings.readOnly ?? before.readOnly),
    archived: Number(settings.archived ?? before.archived),
  };
  const changed = (Object.keys(after) as (keyof typeof after)[]).filter(key => after[key] !== before[key]);
  if (changed.length === 0) return { result: { version: counter.head } };

  counter.head += 1;
  Object.assign(counter, { private: after.private, readOnly: after.readOnly, archived: after.archived });
  memory.touch(room, counter);
  const version = counter.head;
  connection.run(update, {
    ...after,
    folded: foldName(name),
    looks: skeleton(name),
    room,
    version,
    user,
    at,
  });
  // Those who read the audit need not be in the room: what a private one is called is not told there.
  const told = (key: keyof typeof after) =>
    key === "name" && (before.private || after.private) ? key : `${key} ${after[key] ?? "none"}`;
  record(connection, {
    at,
    by: user,
    action: "room",
    subject: `room ${room}`,
    detail: changed.map(told).join(", "),
  });
  const change = { settings: toRoom(after), version, user, name: member.name, at };
  return { result: { version }, change: { kind: "room", room, version, change } };
};
