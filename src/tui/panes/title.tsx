import type { ReactNode } from "react";
import type { RoomState } from "../../client/index.ts";
import { width as cellsOf, clip, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** Which room this is, what it is about, and how many are in it. */
export function Title({
  room,
  theme,
  width,
  height,
}: PaneSize & { room: RoomState | undefined; theme: Theme }): ReactNode {
  const name = clip(` #${printableLine(room?.name ?? "")} `, width);
  const left = width - cellsOf(name);
  const topic = room ? clip(printableLine(room.topic), Math.max(0, left - 2)) : "";
  const row = theme.paint("accent", room ? name : clip(" Backchannel ", width)) + theme.paint("dim", topic);
  return <Rows rows={[row]} width={width} height={height} />;
}
