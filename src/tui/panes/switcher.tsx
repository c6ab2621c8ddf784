import type { ReactElement } from "react";
import { type Target, titleOfTarget } from "../switcher/targets.ts";
import type { Theme } from "../theme/theme.ts";
import type { PaneSize } from "./pane.tsx";
import { type Choice, Picker } from "./picker.tsx";
import { badgeOf } from "./rooms.tsx";

/** Where one can go, the closest to what is written first. */
export function Switcher({
  targets,
  ...shared
}: PaneSize & { targets: readonly Target[]; at: number; theme: Theme }): ReactElement {
  return <Picker {...shared} title="Go to" choices={targets} show={choiceOf} />;
}

function choiceOf(target: Target): Choice {
  const unread = target.kind === "room" && badgeOf(target.room) !== "";
  return { name: titleOfTarget(target), about: aboutOf(target), unread };
}

function aboutOf(target: Target): string {
  if (target.kind === "room") return badgeOf(target.room).trim() || target.room.topic;
  if (target.kind === "server") return target.server.about;
  return target.kind === "person" ? "write to them alone" : target.command.help;
}
