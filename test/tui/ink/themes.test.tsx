import { render } from "ink-testing-library";
import { expect, test } from "vitest";
import { width as cellsOf } from "../../../src/protocol/index.ts";
import { Themes } from "../../../src/tui/ink/themes.tsx";
import { plainTheme, withoutStyle } from "../support/values.ts";

const names = Array.from({ length: 12 }, (_, n) =>
  n === 7 ? "a-theme-of-one's-own-with-a-name" : `theme-${n}`,
);

test("whichever theme is chosen is in sight, among others as far as there is room, and none twice", () => {
  const at = (place: number, height: number) => (
    <Themes choice={{ names, at: place }} theme={plainTheme} width={20} height={height} />
  );
  const { lastFrame, rerender } = render(at(0, 8));
  for (const height of [2, 8, 12, 20]) {
    for (const place of [0, 5, 7, 11]) {
      rerender(at(place, height));
      const rows = withoutStyle(lastFrame() ?? "").split("\n");
      expect(rows).toHaveLength(height);
      for (const row of rows) expect(cellsOf(row)).toBeLessThanOrEqual(20);
      expect(rows[0]?.trimEnd()).toBe("│ Themes");
      const listed = rows.slice(1).map(row => row.slice(1).trim());
      const shown = listed.filter(row => row !== "");
      expect(shown).toHaveLength(Math.min(height - 1, names.length));
      expect(new Set(shown).size).toBe(shown.length);
      const chosen = shown.filter(row => row.startsWith("›"));
      expect(chosen).toEqual([`›${plainTheme.clip(names[place] as string, 18)}`]);
    }
  }
});
