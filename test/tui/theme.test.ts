import { expect, test } from "vitest";
import { createTheme, names256 } from "../../src/tui/theme.ts";

test("every colour of a name can be read on black and on white", () => {
  for (const colour of names256) {
    const light = luminance(colour);
    expect(Math.min(1.05 / (light + 0.05), (light + 0.05) / 0.05), `colour ${colour}`).toBeGreaterThan(3.4);
  }
});

test("a person has the same colour every time, and neighbours have different ones", () => {
  const { name } = createTheme({ TERM: "xterm-256color" });
  expect(name(7, "x")).toBe(name(7, "x"));
  expect(name(7, "x")).not.toBe(name(8, "x"));
});

test("as many colours as the terminal has, and none where one does not want any", () => {
  const depth = (environment: NodeJS.ProcessEnv) => createTheme(environment).can.depth;
  expect(depth({ TERM: "xterm-256color" })).toBe("256");
  expect(depth({ TERM: "xterm", COLORTERM: "truecolor" })).toBe("256");
  expect(depth({ TERM: "xterm" })).toBe("16");
  expect(depth({ TERM: "xterm-256color", NO_COLOR: "1" })).toBe("none");
  expect(depth({ TERM: "xterm-256color", NO_COLOR: "" })).toBe("256");
});

test("without colour a name has no escape sequence at all", () => {
  const theme = createTheme({ TERM: "xterm-256color", NO_COLOR: "1" });
  expect(theme.name(1, "bob")).toBe("bob");
  expect(theme.paint("error", "no")).not.toMatch(/3[0-9]/);
});

test("every sign has a plain form where the locale has no Unicode", () => {
  const { glyphs } = createTheme({ LANG: "C" });
  for (const [name, glyph] of Object.entries(glyphs)) expect(glyph, name).toMatch(/^[\x21-\x7e]+$/);
  expect(createTheme({ LANG: "de_DE.UTF-8" }).glyphs.stored).toBe("✓");
  expect(createTheme({ LANG: "en_US.UTF-8", LC_ALL: "C" }).glyphs.stored).not.toBe("✓");
});

/** Relative luminance as WCAG defines it, of a colour of xterm's cube or greys. */
function luminance(colour: number): number {
  const steps = [0, 95, 135, 175, 215, 255];
  const place = colour - 16;
  const parts = [Math.floor(place / 36), Math.floor(place / 6) % 6, place % 6].map(step => steps[step] ?? 0);
  const [red = 0, green = 0, blue = 0] = parts
    .map(part => part / 255)
    .map(part => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
