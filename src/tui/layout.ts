import type { Area } from "./screen/screen.ts";
import type { Size } from "./screen/terminal.ts";

export type PaneName = "title" | "rooms" | "messages" | "members" | "themes" | "status" | "composer";

/** How wide their person drew the side panes. */
export interface Widths {
  readonly rooms?: number;
  readonly members?: number;
}

/** Which side panes their person wants (true) or not; undefined: those there is room for. */
export interface Folds {
  readonly rooms?: boolean;
  readonly members?: boolean;
  readonly widths?: Widths;
  /** Nothing but the messages and the line one writes on, so that rows are copied and no panes. */
  readonly bare?: boolean;
}

/** Narrower than this, the side panes fold away by themselves. */
const widthForRooms = 72;
const widthForMembers = 100;
/** A side pane leaves this much to the messages, or it is not there. */
const leastForMessages = 24;
const widthOfThemes = 24;
const leastOfSide = 8;

/**
 * Where each pane is: pure arithmetic on the size of the terminal, what is folded, how much is being written, whether
 * a theme is being chosen, which is done in the place of the people, and whether something is to be told, and in how
 * many rows of its own.
 */
export function layout(
  { columns, rows }: Size,
  folds: Folds,
  composerRows: number,
  { choosing = false, telling = false, told = 0 } = {},
): ReadonlyMap<PaneName, Area> {
  const composer = Math.max(1, Math.min(composerRows, mostComposerRows({ columns, rows })));
  const title = rows >= 6 && !folds.bare ? 1 : 0;
  // Who does not see what is asked, or what went wrong, does what they do not know.
  const status = rows >= 4 && (!folds.bare || telling) ? 1 + told : 0;
  const height = Math.max(0, rows - title - status - composer);
  const side = (wanted: boolean, width: number, left: number) =>
    wanted && !folds.bare && left - width >= leastForMessages ? width : 0;
  const { widths } = folds;
  const rooms = side(
    folds.rooms ?? columns >= widthForRooms,
    widths?.rooms === undefined
      ? Math.max(16, Math.min(26, Math.floor(columns / 5)))
      : fitting(widths.rooms, columns),
    columns,
  );
  // Keys are for the list while it is there: it is seen in a narrow window, too.
  const themes = choosing && !folds.bare ? Math.min(widthOfThemes, (columns - rooms) >> 1) : 0;
  const members = side(
    !choosing && (folds.members ?? columns >= widthForMembers),
    widths?.members === undefined
      ? Math.max(16, Math.min(24, Math.floor(columns / 6)))
      : fitting(widths.members, columns - rooms),
    columns - rooms,
  );

  const areas = new Map<PaneName, Area>();
  const add = (name: PaneName, area: Area) => {
    if (area.width > 0 && area.height > 0) areas.set(name, area);
  };
  add("title", { x: 0, y: 0, width: columns, height: title });
  add("rooms", { x: 0, y: title, width: rooms, height });
  add("messages", { x: rooms, y: title, width: columns - rooms - members - themes, height });
  add("members", { x: columns - members, y: title, width: members, height });
  add("themes", { x: columns - themes, y: title, width: themes, height });
  add("status", { x: 0, y: title + height, width: columns, height: status });
  add("composer", { x: 0, y: title + height + status, width: columns, height: composer });
  return areas;
}

/** The folds after the edge of a side pane was dragged to a column. */
export function edgeDragged(folds: Folds, pane: "rooms" | "members", x: number, columns: number): Folds {
  const wanted = pane === "rooms" ? x + 1 : columns - x;
  return { ...folds, widths: { ...folds.widths, [pane]: fitting(wanted, columns) } };
}

/** A side pane takes half of the room there is at most, also if it was dragged on a larger screen. */
function fitting(width: number, columns: number): number {
  return Math.max(leastOfSide, Math.min(width, columns >> 1));
}

/** What is written may take a third of the screen. */
export function mostComposerRows({ rows }: Size): number {
  return Math.max(1, Math.floor(rows / 3));
}
