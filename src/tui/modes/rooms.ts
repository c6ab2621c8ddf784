import { disturbs, type RoomState } from "../../client/index.ts";
import { callsIn, nextCall } from "../calls.ts";
import { roomOrder } from "../room-order.ts";
import type { Stage } from "../stage.ts";

export function showAt(stage: Stage, place: number): void {
  const room = ordered(stage)[place];
  if (room) stage.show(room.room);
}

export function step(stage: Stage, by: number): void {
  const rooms = ordered(stage);
  const at = rooms.findIndex(({ room }) => room === stage.view.get().active);
  const next = rooms[(at + by + rooms.length) % rooms.length];
  if (next) stage.show(next.room);
}

/** Where one is called goes before what is only unread. */
export function nextUnread(stage: Stage): void {
  const rooms = ordered(stage);
  const at = rooms.findIndex(({ room }) => room === stage.view.get().active);
  const others = [...rooms.slice(at + 1), ...rooms.slice(0, Math.max(0, at))].filter(disturbs);
  const next = others.find(({ mentions }) => (mentions?.length ?? 0) > 0) ?? others[0];
  if (next) stage.show(next.room);
}

/** The next message that names one, in whatever room, or the last before. */
export async function toCall(stage: Stage, by: 1 | -1): Promise<void> {
  const { client, view } = stage;
  const { active, chosen } = view.get();
  const loaded =
    active === undefined ? [] : callsIn(client.room(active).timeline.get(), client.me.get()?.user);
  const call = nextCall(ordered(stage), { room: active, seq: chosen }, loaded, by);
  if (call) await stage.goTo(call);
  else stage.say("No other message that names you waits. /mentions lists them all.");
}

function ordered({ client }: Stage): readonly RoomState[] {
  return roomOrder(client.rooms.get(), client.preferences.get().order);
}
