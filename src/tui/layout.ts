import type { Area } from "./screen/screen.ts";
import type { Size } from "./screen/terminal.ts";

export type PaneName = "title" | "rooms" | "messages" | "members" | "status" | "composer";

/** Narrower than this, the side panes fold away by themselves. */
const widthForRooms = 72;
const widthForMembers = 100;

/** Where each pane is: pure arithmetic on the size of the terminal, what is folded, and how much is being written. */
export function layout(
  { columns, rows }: Size,
  folds: { readonly rooms: boolean; readonly members: boolean },
  composerRows: number,
): ReadonlyMap<PaneName, Area> {
  const composer = Math.max(1, Math.min(composerRows, mostComposerRows({ columns, rows })));
  const title = rows >= 6 ? 1 : 0;
  const status = rows >= 4 ? 1 : 0;
  const height = Math.max(0, rows - title - status - composer);
  const rooms = columns >= widthForRooms && !folds.rooms ? Math.min(26, Math.floor(columns / 5)) : 0;
  const members = columns >= widthForMembers && !folds.members ? Math.min(24, Math.floor(columns / 6)) : 0;

  const areas = new Map<PaneName, Area>();
  const add = (name: PaneName, area: Area) => {
    if (area.width > 0 && area.height > 0) areas.set(name, area);
  };
  add("title", { x: 0, y: 0, width: columns, height: title });
  add("rooms", { x: 0, y: title, width: rooms, height });
  add("messages", { x: rooms, y: title, width: columns - rooms - members, height });
  add("members", { x: columns - members, y: title, width: members, height });
  add("status", { x: 0, y: title + height, width: columns, height: status });
  add("composer", { x: 0, y: title + height + status, width: columns, height: composer });
  return areas;
}

/** What is written may take a third of the screen. */
export function mostComposerRows({ rows }: Size): number {
  return Math.max(1, Math.floor(rows / 3));
}
