import type { ReactElement } from "react";
import type { People } from "../../client/index.ts";
import { width as cellsOf, type Person, printableLine } from "../../protocol/index.ts";
import { inAlphabet } from "../alphabet.ts";
import { timeSince } from "../rows/dates.ts";
import { fullName, paintName } from "../rows/shown-as.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

const rank = { online: 0, idle: 1, away: 2, offline: 3 };

function inOrder({ members }: People): readonly Person[] {
  return [...members.values()]
    .filter(person => person.state === "joined")
    .sort((one, other) => rank[one.presence] - rank[other.presence] || inAlphabet(one.name, other.name));
}

/** Under the heading, from so many rows down; the last row may have to say how many more there are. */
function fitting(here: readonly Person[], height: number, scrolled: number): readonly Person[] {
  const from = Math.max(0, Math.min(scrolled, here.length - (height - 1)));
  return here.length - from <= height - 1 ? here.slice(from) : here.slice(from, from + height - 2);
}

/** Who stands in a row of the pane. */
export function memberAt(people: People, height: number, scrolled: number, y: number): Person | undefined {
  return fitting(inOrder(people), height, scrolled)[y - 1];
}

/** How far down it can be scrolled. */
export function membersScroll(people: People, height: number): number {
  return Math.max(0, inOrder(people).length - (height - 1));
}

/** Who is in the room: those who are here first. */
export function Members({
  people,
  theme,
  width,
  height,
  now,
  scrolled = 0,
}: PaneSize & { people: People; theme: Theme; now: number; scrolled?: number }): ReactElement {
  const here = inOrder(people);
  const bar = theme.paint("dim", theme.glyphs.bar);
  const count = here.filter(person => person.presence !== "offline").length;
  const heading = ` ${count} of ${here.length}${people.complete ? "" : "+"} here`;
  // Nobody is loaded before the first answer: that is not the same as nobody being here.
  const lines = here.length > 0 ? [theme.paint("dim", theme.clip(heading, width - 1))] : [];
  const shown = fitting(here, height, scrolled);
  lines.push(...shown.map(person => memberRow(person, theme, width - 1, now)));
  const more = here.length - here.indexOf(shown.at(-1) as Person) - 1;
  if (more > 0) lines.push(theme.paint("dim", theme.clip(` and ${more} more`, width - 1)));
  const rows = Array.from({ length: height }, (_, y) => bar + (lines[y] ?? ""));
  return <Rows rows={rows} />;
}

/** As on IRC; no name, and nothing that somebody is called besides, begins with one of these. */
const ranks = { owner: "@", moderator: "+", member: "" };

function memberRow(
  { user, name, presence, role = "member", text, profile = {}, seenAt }: Person,
  theme: Theme,
  width: number,
  now: number,
): string {
  const { colour, status } = profile;
  const shown = theme.clip(ranks[role] + fullName({ name, profile }), width - 3);
  const sign = theme.glyphs[presence];
  const room = width - 4 - cellsOf(shown);
  if (presence === "offline") {
    const seen = seenAt === undefined ? "" : ` ${timeSince(seenAt, now)}`;
    // Half of a time would be another time.
    return theme.paint("dim", ` ${sign} ${shown}${cellsOf(seen) - 1 > room ? "" : seen}`);
  }
  // What they say of now is the news; what they say of themselves can wait.
  const said = printableLine(text ?? status ?? "");
  const why = said === "" || room < 4 ? "" : ` ${theme.paint("dim", theme.clip(said, room))}`;
  return ` ${theme.paint(presence === "online" ? "online" : "away", sign)} ${paintName(theme, { user, colour }, shown)}${why}`;
}
