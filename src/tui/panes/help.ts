import { commands } from "../commands/table.ts";
import type { Keymap } from "../keys/keymap.ts";
import { groups, keyLabel } from "../keys/table.ts";
import { wrap } from "../rows/wrap.ts";
import { cellsOf } from "../text/text-rows.ts";
import type { Theme } from "../theme/theme.ts";

/** Narrower than this, there are no two columns. */
const leastColumn = 62;
/** What a key does stands beside it at this column, or before. */
const widestTyped = 29;

/** The keys and commands there are, from the tables that handle them. */
export function helpRows({ bindings }: Keymap, theme: Theme, width: number): string[] {
  const keys = groups.flatMap(group => [
    group,
    ...bindings
      .filter(binding => binding.group === group && binding.help !== "" && binding.keys.length > 0)
      .map(({ keys, help }) => [keys.slice(0, 2).map(keyLabel).join(", "), help] as const),
  ]);
  const slash = commands.map(({ usage, help }) => [usage, help] as const);
  const entries = [...keys, "Commands", ...slash];
  const fitted = (cells: number) =>
    entries.flatMap(entry =>
      typeof entry === "string" ? [theme.paint("accent", theme.clip(entry, cells))] : entryRows(entry, cells),
    );
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

/** What is typed, and beside it what that does, in as many rows as it takes. */
function entryRows([typed, help]: readonly [string, string], cells: number): string[] {
  // On one or two columns nothing is left of them but the margins.
  const beside = Math.max(0, Math.min(widestTyped, Math.floor(cells / 2)));
  const rows = wrap(help, cells - beside);
  const under = rows.map(row => " ".repeat(beside) + row);
  const label = `  ${typed} `;
  if (label.length <= beside) return [label.padEnd(beside) + rows[0], ...under.slice(1)];
  // What is long to type has rows of its own.
  return [...wrap(typed, cells - 2).map(row => `  ${row}`), ...under];
}

/** The first row of the help after moving by so many: never past its end. */
export function helpMoved(first: number, by: number, rows: number, height: number): number {
  return Math.max(0, Math.min(first + by, rows + 1 - height));
}
