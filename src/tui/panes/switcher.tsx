import type { ReactNode } from "react";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import { type Target, titleOfTarget } from "../switcher/targets.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";
import { badgeOf } from "./rooms.tsx";

/** Where one can go, one below the other, the closest to what is written first. */
export function Switcher({
  targets,
  at,
  theme,
  width,
  height,
}: PaneSize & { targets: readonly Target[]; at: number; theme: Theme }): ReactNode {
  const room = Math.max(1, height - 1);
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), targets.length - room));
  const rows = targets
    .slice(first, first + room)
    .map((target, place) => targetRow(target, first + place === at, theme, width));
  const none = targets.length === 0 ? [theme.paint("dim", theme.clip(" Nothing is like that.", width))] : [];
  const blank = Array<string>(Math.max(0, height - 1 - rows.length - none.length)).fill("");
  const head = theme.paint("accent", theme.clip(" Go to", width));
  return <Rows rows={[head, ...rows, ...none, ...blank]} width={width} height={height} />;
}

function targetRow(target: Target, chosen: boolean, theme: Theme, width: number): string {
  const name = theme.clip(printableLine(titleOfTarget(target)), Math.max(1, width - 2));
  const left = width - 2 - cellsOf(name);
  const about = left < 4 ? "" : theme.clip(printableLine(aboutOf(target)), left - 2);
  const sign = chosen ? theme.glyphs.prompt : " ";
  const gap = " ".repeat(Math.max(0, left - cellsOf(about)));
  // Marked by a sign as well: not every terminal shows reverse.
  if (chosen) return theme.paint("active", `${sign}${name}${gap}${about} `);
  const badge = target.kind === "room" && badgeOf(target.room) !== "";
  return `${sign}${badge ? theme.paint("unread", name) : name}${gap}${theme.paint("dim", about)}`;
}

function aboutOf(target: Target): string {
  if (target.kind === "room") return badgeOf(target.room).trim() || target.room.topic;
  if (target.kind === "server") return target.server.about;
  return target.kind === "person" ? "write to them alone" : target.command.help;
}
