import type { Colour, RoomSettings } from "../../../protocol/index.ts";

/** The columns of a room that are its settings. */
export const settingColumns = [
  "rooms.name",
  "rooms.colour",
  "rooms.private",
  "rooms.read_only as readOnly",
  "rooms.archived",
] as const;

interface Stored {
  readonly name: string;
  readonly colour: Colour | null;
  readonly private: number;
  readonly readOnly: number;
  readonly archived: number;
}

/** A room's row as the protocol has it: of what is not so, nothing is said. */
export function toRoom<Row extends Stored>(row: Row): Omit<Row, keyof Stored> & RoomSettings {
  const { name, colour, private: isPrivate, readOnly, archived, ...rest } = row;
  return {
    ...rest,
    name,
    ...(colour === null ? {} : { colour }),
    ...(isPrivate ? { private: true } : {}),
    ...(readOnly ? { readOnly: true } : {}),
    ...(archived ? { archived: true } : {}),
  };
}
