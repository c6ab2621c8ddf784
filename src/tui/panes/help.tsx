import type { ReactNode } from "react";
import { commands } from "../commands/table.ts";
import type { Keymap } from "../keys/keymap.ts";
import { groups, keyLabel } from "../keys/table.ts";
import { cellsOf } from "../text/text-rows.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** Narrower than this, what a key does is rather cut than set in two columns. */
const leastColumn = 62;

/** The keys and commands there are, from the tables that handle them. */
export function helpRows({ bindings }: Keymap, theme: Theme, width: number): string[] {
  const keys = groups.flatMap(group => [
    theme.paint("accent", group),
    ...bindings
      .filter(binding => binding.group === group && binding.help !== "" && binding.keys.length > 0)
      .map(({ keys, help }) => `  ${keys.slice(0, 2).map(keyLabel).join(", ").padEnd(26)} ${help}`),
  ]);
  const slash = commands.map(({ usage, help }) => `  ${usage.padEnd(26)} ${help}`);
  const entries = [...keys, theme.paint("accent", "Commands"), ...slash];
  const fitted = (cells: number) =>
    entries.map(entry => (entry.includes("\x1b") ? entry : theme.clip(entry, cells)));
  if (width < leastColumn * 2) return fitted(width);
  // Two columns where there is room.
  const column = Math.floor(width / 2);
  const all = fitted(column - 1);
  const half = Math.ceil(all.length / 2);
  return all.slice(0, half).map((entry, place) => {
    const gap = " ".repeat(Math.max(1, column - cellsOf(entry)));
    return entry + gap + (all[half + place] ?? "");
  });
}

/** The first row of the help after moving by so many: never past its end. */
export function helpMoved(first: number, by: number, rows: number, height: number): number {
  return Math.max(0, Math.min(first + by, rows + 1 - height));
}

export function Help({
  first,
  keymap,
  theme,
  width,
  height,
}: PaneSize & { first: number; keymap: Keymap; theme: Theme }): ReactNode {
  const all = helpRows(keymap, theme, width - 2).map(row => ` ${row}`);
  const close = `${keymap.label("escape")}: close.`;
  const hint =
    first + height - 1 < all.length ? ` ${keymap.label("page-down")}: more. ${close}` : ` ${close}`;
  const rows = all.slice(first, first + height - 1);
  const blank = Array<string>(Math.max(0, height - 1 - rows.length)).fill("");
  return (
    <Rows
      rows={[...rows, ...blank, theme.paint("dim", theme.clip(hint, width))]}
      width={width}
      height={height}
    />
  );
}
