import type { ReactNode } from "react";
import type { Window } from "../rows/window.ts";
import type { Theme } from "../theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** The part of the conversation that is in sight, and a word on what is not. */
export function Messages({
  window,
  empty,
  theme,
  width,
  height,
}: PaneSize & { window: Window; empty: string; theme: Theme }): ReactNode {
  const rows: string[] = [...window.rows];
  if (!rows.some(Boolean) && empty !== "") {
    rows[Math.floor(height / 2)] = theme.paint("dim", `  ${empty}`);
  }
  if (!window.bottom && height > 2) {
    rows[height - 1] = theme.paint("new", `  ${window.below > 0 ? "more" : "the rest"} below: Alt+End`);
  }
  return <Rows rows={rows} width={width} height={height} />;
}
