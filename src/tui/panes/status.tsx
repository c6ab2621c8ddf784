import type { ReactElement } from "react";
import type { ConnectionState, People, Typist } from "../../client/index.ts";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import type { Keymap } from "../keys/keymap.ts";
import { shownAs } from "../rows/shown-as.ts";
import { wrap } from "../rows/wrap.ts";
import type { Size } from "../screen/terminal.ts";
import type { Theme } from "../theme/theme.ts";
import type { View } from "../view.ts";
import { type PaneSize, Rows } from "./pane.tsx";
import { cellsNeeded, fitted, type Purpose } from "./purpose.ts";

/** How one stands to the newest message: there, or scrolled up with so many unread ones below. */
export type Below = { readonly unread: number } | undefined;

/** Beside a notice there are the connection, in a word, and what the line is drawn with. */
const beside = 20;
/** A notice may be a message, which is read where it was said. */
const mostRows = 3;
/** Its rows begin with a sign, which no text of others does. */
const aside = 3;
/** On a lower screen what is read is more. */
const leastRows = 10;

/** In how many rows of its own a notice is told for which the line has no room. */
export function rowsOfNotice(
  { notice }: Pick<View, "notice">,
  purpose: Purpose | undefined,
  { columns, rows }: Size,
): number {
  if (!notice || rows < leastRows) return 0;
  const told = printableLine(notice.text);
  const needed = cellsOf(told) + (purpose ? cellsNeeded(purpose) : 0);
  return needed <= columns - beside ? 0 : Math.min(mostRows, wrap(told, columns - aside).length);
}

/**
 * One line: what is written for, what a command came to or what keys there are, what is below and who is typing; and
 * how it stands with the connection. Below it, if it is higher than that, what a command came to.
 */
export function Status({
  connection,
  typing,
  people,
  waiting,
  notice,
  purpose,
  hint,
  below,
  now,
  keymap,
  theme,
  width,
  height,
}: PaneSize & {
  connection: ConnectionState;
  typing: readonly Typist[];
  people: People;
  waiting: number;
  notice: View["notice"];
  purpose: Purpose | undefined;
  hint: string;
  below: Below;
  now: number;
  keymap: Keymap;
  theme: Theme;
}): ReactElement {
  const { line, waiting: sign } = theme.glyphs;
  const queue = waiting === 0 ? "" : `${sign} ${waiting} waiting  `;
  const whole = ` ${queue}${connectionText(connection, now, width / 2, keymap, theme)} `;
  const told = printableLine(notice?.text ?? "");
  const within = height > 1 ? "" : told;
  // What is asked is answered first; how it stands with the connection is told in full again after it, or after a notice.
  const needed = purpose ? cellsNeeded(purpose) : cellsOf(within);
  const right = theme.clip(
    needed > 0 && cellsOf(whole) + needed > width - 6 ? ` ${connectionWord(connection, theme)} ` : whole,
    width - 3,
  );
  let room = width - cellsOf(right) - 4;
  const left: string[] = [];
  const put = (text: string, role: "accent" | "dim" | "error" | "new" | "strong") => {
    if (text === "" || room < 8) return;
    const shown = ` ${theme.clip(text, room - 2)} `;
    room -= cellsOf(shown);
    left.push(theme.paint(role, shown));
  };
  if (purpose) put(fitted(purpose, room - 2, theme), "accent");
  const role = notice?.error ? "error" : "strong";
  put(within, role);
  if (below)
    put(
      `${theme.glyphs.below} ${below.unread > 0 ? `${below.unread} new` : "more"} below: ${keymap.label("newest")}`,
      "new",
    );
  if (within === "") {
    // Who is typing is news; the keys are not, and give way.
    const typed = typingText(typing, people, theme);
    put(wholeOnes(hint, room - 2 - (typed === "" ? 0 : cellsOf(typed) + 2)), "dim");
    put(typed, "strong");
  }
  const trouble = connection.status !== "online";
  const row =
    theme.paint("dim", line.repeat(2)) +
    left.join("") +
    theme.paint("dim", line.repeat(Math.max(0, room + 1))) +
    theme.paint(trouble ? "new" : waiting > 0 ? "waiting" : "dim", right) +
    theme.paint("dim", line);
  if (height <= 1) return <Rows rows={[row]} />;
  const mark = theme.paint("dim", theme.glyphs.bar);
  const rest = lines(told, width - aside, height - 1, theme).map(
    line => mark + theme.paint(role, ` ${line}`),
  );
  return <Rows rows={[row, ...rest]} />;
}

/** A text in so many rows at most: what there is no room for is left out of the last. */
function lines(text: string, cells: number, most: number, theme: Theme): string[] {
  const all = wrap(text, cells);
  if (all.length <= most) return all;
  return [...all.slice(0, most - 1), theme.clip(all.slice(most - 1).join(" "), cells)];
}

/** Of things with two spaces between them, those for which there is room. */
function wholeOnes(things: string, cells: number): string {
  let shown = "";
  for (const thing of things.split("  ")) {
    const more = shown === "" ? thing : `${shown}  ${thing}`;
    if (cellsOf(more) > cells) break;
    shown = more;
  }
  return shown;
}

export function typingText(
  typists: readonly Typist[],
  people: People,
  { glyphs: { ellipsis } }: Theme,
): string {
  const [one, two, ...more] = typists.map(typist => shownAs(typist, people).text);
  if (!one) return "";
  if (!two) return `${one} is typing${ellipsis}`;
  return more.length === 0
    ? `${one} and ${two} are typing${ellipsis}`
    : `several people are typing${ellipsis}`;
}

function connectionWord({ status }: ConnectionState, { glyphs: { ellipsis } }: Theme): string {
  if (status === "connecting") return `connecting${ellipsis}`;
  return status === "online" ? "online" : "offline";
}

/** What is told of the connection; why it was lost only where there is room for it. */
export function connectionText(
  connection: ConnectionState,
  now: number,
  cells: number,
  keymap: Keymap,
  theme: Theme,
): string {
  switch (connection.status) {
    case "online":
    case "connecting":
      return connectionWord(connection, theme);
    case "waiting": {
      const seconds = Math.max(0, Math.ceil((connection.retryAt - now) / 1_000));
      const next = `next try in ${seconds} s, ${keymap.label("retry")}: now`;
      const whole = `${printableLine(connection.reason)}, ${next}`;
      return cellsOf(whole) <= cells ? whole : `offline, ${next}`;
    }
    case "stopped":
      return printableLine(connection.reason.message);
  }
}
