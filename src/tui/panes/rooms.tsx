import type { ReactElement } from "react";
import { disturbs, type RoomList, type RoomState, titleOf, unread } from "../../client/index.ts";
import { width as cellsOf, printableLine, type RoomOrder } from "../../protocol/index.ts";
import { found, roomOrder, type Section, sectionOf } from "../room-order.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

type Line = RoomState | Section;

interface Listing {
  readonly rooms: RoomList;
  readonly active: number | undefined;
  readonly order?: RoomOrder | undefined;
  /** Only those are shown whose names hold this. */
  readonly wanted?: string | undefined;
  /** How many rows further down than it would be, or up. */
  readonly scrolled?: number | undefined;
}

/** The lines that are in sight: rooms, and headings over them. */
export function roomLines(listing: Listing, height: number): readonly Line[] {
  const { lines, first } = windowOf(listing, height);
  return lines.slice(first, first + height);
}

/** How far it can be scrolled from where it would be, up and down. */
export function roomsScroll(listing: Listing, height: number): { up: number; down: number } {
  const { lines, first } = windowOf({ ...listing, scrolled: 0 }, height);
  return { up: -first, down: Math.max(0, lines.length - height - first) };
}

function windowOf({ rooms, active, order = "name", wanted, scrolled = 0 }: Listing, height: number) {
  const ordered = roomOrder(rooms, order);
  const lines: readonly Line[] = wanted === undefined ? inSections(ordered) : found(ordered, wanted);
  const at = Math.max(
    0,
    lines.findIndex(line => typeof line === "object" && line.room === active),
  );
  const last = Math.max(0, lines.length - height);
  // The active room is in sight, unless somebody scrolls away from it.
  const first = Math.max(0, Math.min(at - Math.floor(height / 2), last));
  return { lines, first: Math.max(0, Math.min(first + scrolled, last)) };
}

export function Rooms({
  theme,
  width,
  height,
  ...listing
}: PaneSize & Listing & { theme: Theme }): ReactElement {
  const { active } = listing;
  const lines = roomLines(listing, height);
  const bar = theme.paint("dim", theme.glyphs.bar);
  const rows = Array.from({ length: height }, (_, y) => {
    const line = lines[y];
    if (line === undefined) return " ".repeat(width - 1) + bar;
    const row =
      typeof line === "object"
        ? roomRow(line, line.room === active, theme, width - 1)
        : theme.paint("dim", theme.clip(` ${line}`, width - 1).padEnd(width - 1));
    return row + bar;
  });
  return <Rows rows={rows} />;
}

/** With a heading for each section, where there is more than one. */
function inSections(ordered: readonly RoomState[]): readonly Line[] {
  const [first, last] = [ordered[0], ordered.at(-1)];
  if (!first || !last || sectionOf(first) === sectionOf(last)) return ordered;
  return ordered.flatMap((room, place) => {
    const before = ordered[place - 1];
    const section = sectionOf(room);
    return before && sectionOf(before) === section ? [room] : [section, room];
  });
}

/** How much is unread, and how much of that names one: as far as the room is to disturb. */
export function badgeOf(room: RoomState): string {
  const mentions = room.mentions?.length ?? 0;
  const all = room.notify === undefined ? unread(room) : 0;
  const parts = [
    ...(all === 0 ? [] : [all > 999 ? "999+" : String(all)]),
    ...(mentions === 0 || room.notify === "none" ? [] : [`@${mentions > 99 ? "99+" : mentions}`]),
  ];
  return parts.map(part => ` ${part}`).join("");
}

function roomRow(room: RoomState, active: boolean, theme: Theme, width: number): string {
  const badge = active ? "" : badgeOf(room);
  const name = theme.clip(printableLine(titleOf(room)), width - 2 - badge.length);
  const gap = " ".repeat(Math.max(0, width - 2 - cellsOf(name) - badge.length));
  // Marked by a sign as well: not every terminal shows reverse.
  if (active) return theme.paint("active", `${theme.glyphs.prompt}${name}${gap}${badge} `);
  const rest = `${gap}${badge} `;
  if (disturbs(room)) return theme.paint("unread", `${theme.glyphs.unread}${name}${rest}`);
  if (room.notify === "none") return theme.paint("dim", ` ${name}${rest}`);
  return ` ${room.colour ? theme.tint(room.colour, name) : name}${rest}`;
}
