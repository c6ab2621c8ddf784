import type { Client } from "../client/index.ts";
import { errors, parsePermalink, permalink } from "../protocol/index.ts";
import type { MessagePlace } from "../tui/message-place.ts";
import { type Account, connected } from "./connect.ts";
import { Exit, exit } from "./exit.ts";
import { joinedRoom } from "./goal.ts";

/** Does something with the message that a link names, on the server that it names if it does, and ends the connection. */
export function withMessage<T>(
  account: Account,
  link: string,
  act: (client: Client, place: MessagePlace) => Promise<T>,
): Promise<T> {
  const { address, room: name, seq } = checkedLink(link);
  const server = address ?? account.server;
  return connected({ ...account, server }, async client => {
    const { room } = await joinedRoom(client, name);
    return act(client, { room, seq });
  });
}

/** The short link to a message of a room one is in. */
export function linkTo(client: Client, { room, seq }: MessagePlace): string {
  return permalink({ room: client.rooms.get().get(room)?.name ?? String(room), seq });
}

export function checkedLink(link: string) {
  const place = parsePermalink(link);
  if (place?.seq !== undefined) return { ...place, seq: place.seq };
  throw new Exit(
    exit.usage,
    `${JSON.stringify(link)} is no message. Write #room/123, or ws://host:port/#room/123. ${errors.no_such_message.message}`,
  );
}
