import {
  type BoardState,
  type Client,
  disturbs,
  isLoaded,
  type RoomState,
  type Typist,
  unread,
} from "../client/index.ts";
import { peopleIn } from "./conversation.ts";
import { deskOf } from "./desk.ts";
import type { Keymap } from "./keys/keymap.ts";
import type { PaneName } from "./layout.ts";
import type { Below } from "./panes/status.tsx";
import type { Glyphs } from "./theme/glyphs.ts";
import type { View } from "./view.ts";

// What is told of a room around its conversation.

/** Who is typing; of who is ignored nothing is told. */
export function typistsIn(client: Client, room: RoomState | undefined): readonly Typist[] {
  const typists = room ? client.room(room.room).typing.get() : [];
  const { ignored } = client.preferences.get();
  if (ignored.length === 0) return typists;
  return typists.filter(({ user }) => !ignored.some(one => one.user === user));
}

/** What is not in sight while one reads further up. */
export function belowIn(client: Client, view: View, room: RoomState | undefined): Below {
  const live = room && client.room(room.room).timeline.get();
  if (!room || !live || !isLoaded(live)) return undefined;
  const count = unread(room);
  // While one chooses, what is in sight stands still, also at the end.
  if (view.keys === "choosing" && count === 0) return undefined;
  return deskOf(view).anchor || !live.atEnd ? { unread: count } : undefined;
}

/** News of other rooms, and the number of people, where there is no pane that shows them. */
export function asideOf(
  client: Client,
  room: RoomState | undefined,
  shows: (pane: PaneName) => boolean,
  { unread: sign }: Glyphs,
): string {
  const parts: string[] = [];
  if (!shows("rooms")) {
    const others = [...client.rooms.get().values()].filter(other => other !== room);
    const news = others.filter(disturbs).length;
    if (news > 0) parts.push(`${sign} news in ${news === 1 ? "1 room" : `${news} rooms`}`);
  }
  if (!shows("members") && room) {
    const count = peopleIn(room, client.room(room.room).people.get());
    parts.push(count === 1 ? "1 person" : `${count} people`);
  }
  return parts.join("  ");
}

/** Why there is no message to see. */
export function whyEmpty(
  client: Client,
  room: RoomState | undefined,
  { ellipsis }: Glyphs,
  { label }: Pick<Keymap, "label">,
): string {
  const online = client.connection.get().status === "online";
  if (!room) {
    if (!online) return "";
    const way = client.rooms.get().size > 0 ? `${label("switch")} goes to one.` : "/join general";
    return `You are in no room: ${way}`;
  }
  if (isLoaded(client.room(room.room).timeline.get())) return "Nothing was said here yet.";
  return online ? `Loading${ellipsis}` : "What you write is sent when the server is back.";
}

/** Why what was said before is not to be seen above. */
export function whyNotAll(client: Client, room: RoomState | undefined, { ellipsis }: Glyphs): string {
  const timeline = room && client.room(room.room).timeline.get();
  if (timeline?.loading === "older") return `Loading older messages${ellipsis}`;
  if (!timeline || isLoaded(timeline) || client.connection.get().status === "online") return "";
  return "Older messages are here when the server is back.";
}

/** What one does not see of a board, and why; nothing where it is as the server has it. */
export function whyUnseen(client: Client, { loaded }: BoardState, { ellipsis }: Glyphs): string {
  if (client.connection.get().status === "online") return loaded ? "" : `Loading${ellipsis}`;
  return loaded
    ? "There is no connection. What you draw waits."
    : "What is on the board is not here yet. What you draw waits.";
}
