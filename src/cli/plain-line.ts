import { type Message, printable, printableLine, type RoomInfo, width } from "../protocol/index.ts";
import { clockTime } from "../tui/rows/dates.ts";
import { wrap } from "../tui/rows/wrap.ts";
import { isCertain } from "../tui/screen/certain.ts";

/** A message as lines for a pipe or a plain terminal, which is so many columns wide. */
export function plainLine({ at, name, text }: Said, cells?: number): string {
  return hanging(`${clockTime(at)} ${printableLine(name)}: ${printable(text)}`, 6, cells);
}

/** One that was looked for, likewise: it may be of any room and any day. */
export function foundLine(room: string, { at, name, text }: Said, cells?: number): string {
  const date = new Date(at);
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map(number => String(number).padStart(2, "0"))
    .join("-");
  const place = `${day} ${clockTime(at)} #${printableLine(room)}`;
  return hanging(`${place} ${printableLine(name)}: ${printable(text)}`, 6, cells);
}

type Said = Pick<Message, "at" | "name" | "text">;

/** A room of the directory, likewise. */
export function roomLine({ name, members, topic }: RoomInfo, cells?: number): string {
  const people = members === 1 ? "1 person" : `${members} people`;
  const about = topic === "" ? "" : `  ${printableLine(topic)}`;
  return hanging(`#${printableLine(name)}  ${people}${about}`, 2, cells);
}

/** How wide what we print will be shown, if that is by a terminal. */
export function columns(): number | undefined {
  return (process.stdout.isTTY && process.stdout.columns) || undefined;
}

/**
 * Further lines are set in, so that none can pose as the beginning of another message; in a terminal we break the rows
 * for the same reason, for where it breaks them itself the next begins at the edge.
 */
function hanging(text: string, indent: number, cells: number | undefined): string {
  const rows = cells === undefined ? text.split("\n") : wrap(text, cells - indent, widest);
  return `${rows.join(`\n${" ".repeat(indent)}`)}\n`;
}

/** Cells that this takes at most: in a terminal that joins nothing, a family is many people side by side. */
function widest(text: string): number {
  let cells = 0;
  for (const character of text) {
    cells += isCertain(character) || isMark.test(character) ? width(character) : 2;
  }
  return cells;
}

const isMark = /\p{M}/u;
