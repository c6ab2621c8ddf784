import { expect, it } from "vitest";
import { Look } from "../../src/tui/look.ts";
import { either, palettes } from "../../src/tui/theme/palettes.ts";
import { createTheme, type Theme } from "../../src/tui/theme/theme.ts";

const terminal = { TERM: "xterm-256color" };
const sample = (theme: Theme) => theme.paint("error", "x");
const looksOf = (palette: Parameters<typeof createTheme>[1]) => sample(createTheme(terminal, palette));

function look(theme = "auto", environment: NodeJS.ProcessEnv = terminal) {
  const worn: string[] = [];
  const all = new Look({ environment, theme, themes: {}, wear: one => worn.push(sample(one)) });
  return { look: all, worn };
}

it("dark is worn until the terminal says that it is light", () => {
  const { look: one, worn } = look();
  expect(sample(one.theme)).toBe(looksOf(palettes.dark));
  expect(one.asks).toBe(true);
  one.told([0, 0, 0]);
  expect(worn).toEqual([]);
  one.told([253, 246, 227]);
  expect(worn).toEqual([looksOf(palettes.light)]);
  expect(one.named).toBeUndefined();
});

it("a terminal that does not tell its background gets colours for either, and one that told before keeps its own", () => {
  const { look: one, worn } = look();
  one.told(undefined);
  expect(worn).toEqual([looksOf(either)]);
  const { look: other, worn: unchanged } = look();
  other.told([0, 0, 0]);
  other.told(undefined);
  expect(unchanged).toEqual([]);
});

it("a theme that has a name does not go by the terminal", () => {
  const { look: one, worn } = look("gruvbox");
  expect(one.asks).toBe(false);
  one.told([255, 255, 255]);
  expect(worn).toEqual([]);
  expect(one.named).toBe(palettes.gruvbox);
});

it("what is tried on comes off again, unless it is taken", () => {
  const { look: one, worn } = look();
  one.try("gruvbox");
  one.try(undefined);
  expect(worn).toEqual([looksOf(palettes.gruvbox), looksOf(palettes.dark)]);
  one.try("light");
  one.choose("light");
  expect(worn).toHaveLength(3);
  expect(one.named).toBe(palettes.light);
});

it("the environment may say that the background is light", () => {
  expect(sample(look("auto", { ...terminal, COLORFGBG: "0;15" }).look.theme)).toBe(looksOf(palettes.light));
  expect(sample(look("auto", { ...terminal, COLORFGBG: "15;0" }).look.theme)).toBe(looksOf(palettes.dark));
});
