import { disturbs, type RoomState } from "../../client/index.ts";
import { roomOrder } from "../room-order.ts";
import type { Stage } from "../stage.ts";

export function showAt(stage: Stage, place: number): void {
  const room = ordered(stage)[place];
  if (room) stage.show(room.room);
}

export function step(stage: Stage, by: number): void {
  const rooms = ordered(stage);
  const at = rooms.findIndex(({ room }) => room === stage.view.get().active);
  if (rooms.length > 0) stage.show(rooms[(at + by + rooms.length) % rooms.length]?.room);
}

export function nextUnread(stage: Stage): void {
  const rooms = ordered(stage);
  const at = rooms.findIndex(({ room }) => room === stage.view.get().active);
  const next = [...rooms.slice(at + 1), ...rooms.slice(0, at + 1)].find(disturbs);
  if (next) stage.show(next.room);
}

function ordered({ client }: Stage): readonly RoomState[] {
  return roomOrder(client.rooms.get(), client.preferences.get().order);
}
