import { type Message, printable, printableLine, type RoomInfo, width } from "../protocol/index.ts";
import { clockTime } from "../tui/rows/dates.ts";
import { wrap } from "../tui/rows/wrap.ts";
import { isCertain } from "../tui/screen/certain.ts";

type Told = Pick<Message, "at" | "name" | "text"> & Partial<Message>;

/**
 * A message as lines for a pipe or a plain terminal, which is so many columns wide; behind the link to it and with its
 * day, if that is wanted. What became of it stands where names do, so that no text can claim it.
 */
export function plainLine(message: Told, cells?: number, link?: string): string {
  const { at, name, text, action, deleted, picture } = message;
  const start = link === undefined ? clockTime(at) : `${printableLine(link)} ${dayOf(at)} ${clockTime(at)}`;
  const marks = marksOf(message).map(printableLine);
  const who = `${printableLine(name)}${marks.length > 0 ? ` (${marks.join(", ")})` : ""}`;
  if (deleted || (picture && text === "")) return hanging(`${start} ${who}`, 6, cells);
  return hanging(`${start} ${action ? `* ${who}` : `${who}:`} ${printable(text)}`, 6, cells);
}

/** `2026-01-31`, in the zone in which the time is told. */
function dayOf(at: number): string {
  const date = new Date(at);
  const numbers = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return numbers.map(number => String(number).padStart(2, "0")).join("-");
}

function marksOf({ name, reply, origin, edited, deleted, picture }: Told): string[] {
  return [
    ...(origin ? [`from ${origin.name}`] : []),
    ...(reply ? [`to ${reply.name}`] : []),
    ...(deleted ? [deleted.name === name ? "deleted" : `deleted by ${deleted.name}`] : []),
    ...(edited !== undefined && !deleted ? ["edited"] : []),
    ...(picture && !deleted ? [`picture ${picture.width}x${picture.height}`] : []),
  ];
}

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
    if (isCertain(character)) cells += width(character);
    else if (isMark.test(character)) cells += everywhereMark.test(character) ? 0 : 1;
    else cells += 2;
  }
  return cells;
}

const isMark = /\p{M}/u;
/** Others, such as those of Tai Tham, are younger than many a terminal's tables: there they have a cell. */
const everywhereMark = /[\u0300-\u036f]/;
