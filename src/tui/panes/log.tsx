import type { ReactElement } from "react";
import { width as cellsOf } from "../../protocol/index.ts";
import type { Keymap } from "../keys/keymap.ts";
import { frameRow, unfoldedRows } from "../log/frame-rows.ts";
import type { ShownFrames } from "../log/shown.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** How many rows of a frame that is unfolded there are, below the title and the frame itself. */
export function unfoldedIn(height: number): number {
  return Math.max(1, height - 2);
}

/** What goes over the line, a row for each frame, or one of them from its first to its last. */
export function Log({
  shown,
  filter,
  paused,
  unfolded,
  keymap,
  theme,
  width,
  height,
}: PaneSize & {
  shown: ShownFrames;
  filter: string;
  paused: boolean;
  unfolded: number | undefined;
  keymap: Keymap;
  theme: Theme;
}): ReactElement {
  const { frames, at, of, later } = shown;
  const count = frames.length === of ? String(of) : `${frames.length} of ${of}`;
  const about = filter.trim() === "" ? "" : `  ${filter.trim()}`;
  const sign = paused ? ` PAUSED, ${later} more. ${keymap.label("pause-frames")}: go on ` : "";
  const title = theme.clip(` Frames: ${count}${about}`, Math.max(0, width - cellsOf(sign)));
  const gap = " ".repeat(Math.max(0, width - cellsOf(title) - cellsOf(sign)));
  const head = theme.paint("active", title + gap + theme.clip(sign, width));
  const chosen = frames[at];
  if (!chosen) {
    const word =
      of === 0 ? " What is sent and received from now on is shown here." : " No frame is like that.";
    return <Rows rows={[head, theme.paint("dim", theme.clip(word, width))]} />;
  }
  if (unfolded !== undefined) {
    const rows = unfoldedRows(chosen, width).slice(unfolded, unfolded + unfoldedIn(height));
    return <Rows rows={[head, frameRow(chosen, true, theme, width), ...rows]} />;
  }
  const room = Math.max(1, height - 1);
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), frames.length - room));
  const rows = frames
    .slice(first, first + room)
    .map((frame, place) => frameRow(frame, first + place === at, theme, width));
  return <Rows rows={[head, ...rows]} />;
}
