import type { ReactElement } from "react";

/** A pane's rows, which are styled and fitted already. They need no layout: the screen takes them as they are. */
export function Rows({ rows }: { rows: readonly string[] }): string {
  return rows.join("\n");
}

/**
 * The rows of a pane that is nothing else. Its components have no state: to call them is to render them. Through Ink a
 * key took a third longer, and it would look at each character twice to put it where it is.
 */
export function rowsOf({ type, props }: ReactElement): readonly string[] {
  if (type === Rows) return (props as Parameters<typeof Rows>[0]).rows;
  return rowsOf((type as (props: unknown) => ReactElement)(props));
}

export interface PaneSize {
  readonly width: number;
  readonly height: number;
}
