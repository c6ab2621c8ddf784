import type { ReactElement } from "react";
import { type RoomState, titleOf } from "../../client/index.ts";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import { flagsOf } from "../rows/layout-item.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** Which room this is and what it is about; and at the right what the panes would say that are folded away. */
export function Title({
  room,
  aside,
  theme,
  width,
}: PaneSize & { room: RoomState | undefined; aside: string; theme: Theme }): ReactElement {
  const name = theme.clip(room ? ` ${printableLine(titleOf(room))} ` : " Backchannel ", width);
  const note = aside === "" ? "" : ` ${aside} `;
  const right = cellsOf(name) + cellsOf(note) < width ? note : "";
  const cells = Math.max(0, width - cellsOf(name) - cellsOf(right));
  // That a conversation is private goes without saying.
  const flags = room && !room.direct ? flagsOf(room).map(flag => ` (${flag})`) : [];
  const about = room ? `${flags.join("")} ${printableLine(room.topic)}` : "";
  const topic = about === "" ? "" : theme.clip(about, Math.max(0, cells - 1));
  const gap = " ".repeat(Math.max(0, cells - cellsOf(topic)));
  const row = theme.paint("accent", name) + theme.paint("dim", topic) + gap + theme.paint("unread", right);
  return <Rows rows={[row]} />;
}
