import type { Client } from "../client/index.ts";
import type { Permalink } from "../protocol/index.ts";
import type { MessagePlace } from "./message-place.ts";
import { failed, type Said } from "./said.ts";

interface Ways {
  readonly client: Pick<Client, "address" | "rooms">;
  show(room: number): void;
  goTo(place: MessagePlace): Promise<unknown>;
}

/** Says so of a place on another server, as it was written: a room that is called the same here is not it. */
export function elsewhere({ address }: Permalink, written: string, client: Pick<Client, "address">): Said {
  if (address === undefined || address === client.address) return undefined;
  return failed(`This is on another server: chat join ${written}`);
}

/** Goes where an address leads: to a room one is in, or to a message of it. */
export async function goToLinked(place: Permalink, written: string, ways: Ways): Promise<Said> {
  const said = elsewhere(place, written, ways.client);
  if (said) return said;
  const there = [...ways.client.rooms.get().values()].find(({ name }) => name === place.room);
  if (!there) return failed(`You are not in #${place.room}: /join ${place.room}`);
  if (place.seq === undefined) ways.show(there.room);
  else await ways.goTo({ room: there.room, seq: place.seq });
  return undefined;
}
