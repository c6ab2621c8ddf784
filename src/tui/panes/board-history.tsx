import type { ReactElement } from "react";
import { printableLine } from "../../protocol/index.ts";
import { type BoardHistory, boardDeed } from "../board/history.ts";
import type { Keymap } from "../keys/keymap.ts";
import { stamp, type Times } from "../rows/dates.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

interface Look {
  readonly now: number;
  readonly times: Times;
  readonly theme: Theme;
}

/** Who did what on a board, and when: a row each, under the name of the room. */
export function boardHistoryRows(
  { title, entries }: BoardHistory,
  { now, times, theme }: Look,
  width: number,
): string[] {
  const cells = Math.max(1, width - 2);
  const head = theme.paint("accent", theme.clip(`The board of ${printableLine(title)}`, cells));
  const none = entries.length === 0 ? ["Nothing was done here yet."] : [];
  const rows = entries.map(
    entry => `${stamp(entry.at, now, times)}  ${printableLine(entry.name)} ${boardDeed(entry)}`,
  );
  return [head, ...[...none, ...rows].map(row => theme.clip(row, cells))].map(row => ` ${row}`);
}

export function BoardHistoryPane({
  history,
  first,
  keymap,
  now,
  times,
  theme,
  width,
  height,
}: PaneSize & Look & { history: BoardHistory; first: number; keymap: Keymap }): ReactElement {
  const all = boardHistoryRows(history, { now, times, theme }, width);
  const rows = all.slice(first, first + height - 1);
  const blank = Array<string>(Math.max(0, height - 1 - rows.length)).fill("");
  const isMore = history.more || first + height - 1 < all.length;
  const hint = ` ${isMore ? `${keymap.label("page-down")}: more. ` : ""}${keymap.label("escape")}: close.`;
  return <Rows rows={[...rows, ...blank, theme.paint("dim", theme.clip(hint, width))]} />;
}
