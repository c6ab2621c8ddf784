import type { ReactElement } from "react";
import type { ListingState } from "../../client/index.ts";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import type { Window } from "../rows/window.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** Of a list's pane, the rows that are not messages. */
export const titleRows = 1;

/** The first row of the window that is shown: over the first heading there is nothing to keep apart. */
export function shownFrom({ rows, top }: Window): number {
  return top
    ? Math.max(
        0,
        rows.findIndex(row => row !== ""),
      )
    : 0;
}

/** A list of messages under its title, from the top. */
export function MessageListPane({
  title,
  window,
  state,
  theme,
  width,
  height,
}: PaneSize & { title: string; window: Window; state: ListingState; theme: Theme }): ReactElement {
  const { loading, failure, found, complete } = state;
  const count = found.length === 0 ? "" : ` ${found.length}${complete ? "" : "+"} `;
  const name = theme.clip(` ${printableLine(title)} `, Math.max(0, width - cellsOf(count)));
  const gap = " ".repeat(Math.max(0, width - cellsOf(name) - cellsOf(count)));
  const head = theme.paint("active", name + gap + count);
  const rows = found.length === 0 ? [] : window.rows.slice(shownFrom(window));
  const word = failure
    ? theme.paint("error", theme.clip(` ${printableLine(failure.message)}`, width))
    : theme.paint(
        "dim",
        loading ? ` Loading${theme.glyphs.ellipsis}` : found.length === 0 ? " Nothing." : "",
      );
  const tail = failure || loading || found.length === 0 ? [word] : [];
  const left = Math.max(0, height - titleRows - tail.length);
  return <Rows rows={[head, ...rows.slice(0, left), ...tail]} />;
}
