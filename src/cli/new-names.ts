import type { Client } from "../client/index.ts";
import { type Member, printableLine } from "../protocol/index.ts";
import { mostForPeopleLines } from "../tui/rows/items.ts";

/** Somebody is called otherwise from this number of the room on. */
export interface NewName {
  readonly version: number;
  readonly from: string;
  readonly to: string;
}

/** What new names there are after a number of a room: in large rooms, where it is not news, none. */
export function newNames(
  { rooms }: Pick<Client, "rooms">,
  room: number,
  members: Iterable<Member>,
  after: number,
): NewName[] {
  if ((rooms.get().get(room)?.members ?? 0) > mostForPeopleLines) return [];
  return Array.from(members).flatMap(({ name, formerly }) =>
    formerly && formerly.version > after
      ? [{ version: formerly.version, from: formerly.name, to: name }]
      : [],
  );
}

/** At the edge and without a time: neither a message nor a further line of one begins so. */
export function newNameLine({ from, to }: NewName): string {
  return `-- ${printableLine(from)} is now called ${printableLine(to)}\n`;
}
