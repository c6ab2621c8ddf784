import type { ReactNode } from "react";
import { type RoomList, type RoomState, titleOf, unread } from "../../client/index.ts";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** The rooms one is in, in the order in which keys go through them. */
export function roomOrder(rooms: RoomList): readonly RoomState[] {
  return [...rooms.values()].sort(
    (one, other) => one.name.localeCompare(other.name) || one.room - other.room,
  );
}

export function Rooms({
  rooms,
  active,
  theme,
  width,
  height,
}: PaneSize & { rooms: RoomList; active: number | undefined; theme: Theme }): ReactNode {
  const ordered = roomOrder(rooms);
  const at = Math.max(
    0,
    ordered.findIndex(room => room.room === active),
  );
  // The active room is always in sight.
  const first = Math.max(0, Math.min(at - Math.floor(height / 2), ordered.length - height));
  const bar = theme.paint("dim", theme.glyphs.bar);
  const rows = Array.from({ length: height }, (_, y) => {
    const room = ordered[first + y];
    return (room ? roomRow(room, room.room === active, theme, width - 1) : " ".repeat(width - 1)) + bar;
  });
  return <Rows rows={rows} width={width} height={height} />;
}

function roomRow(room: RoomState, active: boolean, theme: Theme, width: number): string {
  const count = active ? 0 : unread(room);
  const badge = count === 0 ? "" : ` ${count > 999 ? "999+" : count}`;
  const name = theme.clip(printableLine(titleOf(room)), width - 2 - badge.length);
  const gap = " ".repeat(Math.max(0, width - 2 - cellsOf(name) - badge.length));
  // Marked by a sign as well: not every terminal shows reverse.
  if (active) return theme.paint("active", `${theme.glyphs.prompt}${name}${gap}${badge} `);
  const sign = count > 0 ? theme.glyphs.unread : " ";
  const rest = `${gap}${badge} `;
  if (count === 0) return `${sign}${room.colour ? theme.tint(room.colour, name) : name}${rest}`;
  return theme.paint("unread", `${sign}${name}${rest}`);
}
