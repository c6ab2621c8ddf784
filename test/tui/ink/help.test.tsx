import { render } from "ink-testing-library";
import { expect, test } from "vitest";
import { width as cellsOf } from "../../../src/protocol/index.ts";
import { commands } from "../../../src/tui/commands/table.ts";
import { Help } from "../../../src/tui/ink/help.tsx";
import { bindings, keyLabel } from "../../../src/tui/keys/table.ts";
import { helpMoved, helpRows } from "../../../src/tui/panes/help.ts";
import { keymap, plainTheme, withoutStyle } from "../support/values.ts";

test("the help names every key and command there is", () => {
  const text = helpRows(keymap, plainTheme, 100).join(" ").replace(/\s+/g, " ");
  for (const { help, keys } of bindings) {
    if (help !== "") expect(text).toContain(help);
    if (help !== "") expect(text).toContain(keyLabel(keys[0] ?? ""));
  }
  for (const { usage } of commands) expect(text).toContain(usage);
});

test("no row is wider than the pane, in one column or two", () => {
  for (const width of [20, 40, 58, 100, 124, 150, 200]) {
    for (const row of helpRows(keymap, plainTheme, width)) {
      expect(cellsOf(withoutStyle(row)), row).toBeLessThanOrEqual(width);
    }
  }
});

test("one pages through it on a small screen, and sees all of it", () => {
  const rows = helpRows(keymap, plainTheme, 58).length;
  const seen = new Set<string>();
  const at = (first: number) => (
    <Help keymap={keymap} first={first} theme={plainTheme} width={60} height={12} />
  );
  const { lastFrame, rerender } = render(at(0));
  const show = (first: number) => {
    rerender(at(first));
    const shown = withoutStyle(lastFrame() ?? "").split("\n");
    expect(shown).toHaveLength(12);
    for (const row of shown) seen.add(row.trim());
  };
  let first = 0;
  show(first);
  for (let next = helpMoved(first, 10, rows, 12); next !== first; next = helpMoved(first, 10, rows, 12)) {
    first = next;
    show(first);
  }
  for (const row of helpRows(keymap, plainTheme, 58)) expect(seen).toContain(withoutStyle(row).trim());
  expect(helpMoved(first, -1_000, rows, 12)).toBe(0);
});
