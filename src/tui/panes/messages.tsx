import type { ReactElement } from "react";
import type { Window } from "../rows/window.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** The part of the conversation that is in sight, and a word where there is none, or not all of it. */
export function Messages({
  window,
  above,
  empty,
  theme,
  width,
  height,
}: PaneSize & {
  window: Pick<Window, "rows">;
  above: string;
  empty: string;
  theme: Theme;
}): ReactElement {
  const rows: string[] = [...window.rows];
  if (!rows.some(Boolean) && empty !== "") {
    rows[Math.floor(height / 2)] = theme.paint("dim", theme.clip(` ${empty}`, width));
  }
  // Only over a blank row: nothing that is read is covered.
  if (rows[0] === "" && above !== "") rows[0] = theme.paint("dim", theme.clip(` ${above}`, width));
  return <Rows rows={rows} />;
}
