import type { ReactNode } from "react";
import type { Theme } from "../theme/theme.ts";
import type { View } from "../view.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** The themes there are, one below the other: what is chosen is seen on everything beside it. */
export function Themes({
  choice: { names, at },
  theme,
  width,
  height,
}: PaneSize & { choice: NonNullable<View["themes"]>; theme: Theme }): ReactNode {
  const bar = theme.paint("dim", theme.glyphs.bar);
  const room = height - 1;
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), names.length - room));
  const lines = names.slice(first, first + room).map((name, place) => {
    const chosen = first + place === at;
    const row = theme.clip(`${chosen ? theme.glyphs.prompt : " "}${name}`, width - 1);
    return chosen ? theme.paint("active", row.padEnd(width - 1)) : row;
  });
  const all = [theme.paint("accent", " Themes"), ...lines];
  const rows = Array.from({ length: height }, (_, y) => bar + (all[y] ?? ""));
  return <Rows rows={rows} width={width} height={height} />;
}
