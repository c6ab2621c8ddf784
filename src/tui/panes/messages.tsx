import type { ReactElement } from "react";
import type { Window } from "../rows/window.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** The part of the conversation that is in sight, and a word where there is none. */
export function Messages({
  window,
  loadingOlder,
  empty,
  theme,
  width,
  height,
}: PaneSize & {
  window: Pick<Window, "rows">;
  loadingOlder: boolean;
  empty: string;
  theme: Theme;
}): ReactElement {
  const rows: string[] = [...window.rows];
  if (!rows.some(Boolean) && empty !== "") {
    rows[Math.floor(height / 2)] = theme.paint("dim", theme.clip(` ${empty}`, width));
  }
  // Only over a blank row: nothing that is read is covered.
  if (loadingOlder && rows[0] === "")
    rows[0] = theme.paint("dim", theme.clip(` Loading older messages${theme.glyphs.ellipsis}`, width));
  return <Rows rows={rows} />;
}
