import type { Client } from "../../client/index.ts";
import { commands } from "../commands/table.ts";
import { searchEmoji } from "../emoji/emoji.ts";
import { roomOrder } from "../room-order.ts";
import type { ServerPlace } from "../servers.ts";
import type { Sources } from "./completions.ts";
import { pathsFrom } from "./paths.ts";

/** More than this nobody goes through with Tab. */
const mostEmoji = 20;

/** What can be completed to in a room, at this moment. */
export function sourcesIn(
  client: Client,
  room: number | undefined,
  themes: readonly string[],
  servers: readonly ServerPlace[],
): Sources {
  const rooms = roomOrder(client.rooms.get(), client.preferences.get().order);
  return {
    people: room === undefined ? [] : namesIn(client, room),
    rooms: rooms.filter(({ direct }) => !direct).map(({ name }) => name),
    themes,
    profiles: servers.map(({ name }) => name),
    commands,
    paths: typed => pathsFrom(typed),
    emoji: typed => searchEmoji(typed, mostEmoji).map(({ emoji }) => emoji),
  };
}

/** The people of a room but oneself: those who spoke last first, and then who is here before who is not. */
function namesIn(client: Client, room: number): readonly string[] {
  const { timeline, people } = client.room(room);
  const me = client.me.get()?.user;
  const spoke = new Map<number, number>();
  for (const { user, seq } of timeline.get().messages) spoke.set(user, seq);
  return [...people.get().members.values()]
    .filter(({ user, state }) => state === "joined" && user !== me)
    .sort(
      (one, other) =>
        (spoke.get(other.user) ?? 0) - (spoke.get(one.user) ?? 0) ||
        Number(one.presence === "offline") - Number(other.presence === "offline") ||
        (one.name < other.name ? -1 : 1),
    )
    .map(({ name }) => name);
}
