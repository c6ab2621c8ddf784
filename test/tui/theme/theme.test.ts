import { expect, test } from "vitest";
import { contrast, type Rgb, rgbOf, rgbOf256 } from "../../../src/tui/theme/colour.ts";
import { depthOf } from "../../../src/tui/theme/depth.ts";
import { either, type Palette, palettes } from "../../../src/tui/theme/palettes.ts";
import { type Role, roles } from "../../../src/tui/theme/roles.ts";
import { createTheme } from "../../../src/tui/theme/theme.ts";

const truecolor = { TERM: "xterm-256color", COLORTERM: "truecolor" };
const only256 = { TERM: "xterm-256color" };

/** The colour that a text really has, as the terminal would show it; undefined: that of all text. */
function inkOf(painted: string): Rgb | undefined {
  const [, index] = /38;5;(\d+)/.exec(painted) ?? [];
  const [, ...parts] = /38;2;(\d+);(\d+);(\d+)/.exec(painted) ?? [];
  if (index) return rgbOf256(Number(index));
  return parts.length === 3 ? (parts.map(Number) as unknown as Rgb) : undefined;
}

function worst(environment: NodeJS.ProcessEnv, palette: Palette, background: string) {
  const theme = createTheme(environment, palette);
  const painted = [
    ...(Object.keys(roles) as Role[]).map(role => theme.paint(role, role)),
    ...Array.from({ length: 24 }, (_, user) => theme.name(user, `name ${user}`)),
    ...(["red", "yellow", "green", "cyan", "blue", "magenta", "grey"] as const).map(hue =>
      theme.tint(hue, hue),
    ),
  ];
  return painted
    .map(text => ({ text, ratio: contrast(inkOf(text) ?? rgbOf(palette.text), rgbOf(background)) }))
    .reduce((one, other) => (other.ratio < one.ratio ? other : one));
}

test.each(Object.entries(palettes))(
  "every role and name of %s can be read on its background",
  (name, palette) => {
    const least = name === "high-contrast" ? 7 : 4.5;
    for (const environment of [truecolor, only256]) {
      const { text, ratio } = worst(environment, palette, palette.background);
      expect(ratio, JSON.stringify(text)).toBeGreaterThanOrEqual(least);
    }
  },
);

test("what is worn where the background is not known can be read on black and on white", () => {
  for (const background of ["#000000", "#ffffff"]) {
    const { text, ratio } = worst(only256, { ...either, text: "#808080" }, background);
    expect(ratio, JSON.stringify(text)).toBeGreaterThan(3.4);
  }
});

test.each(["colour-blind-dark", "colour-blind-light"] as const)(
  "%s keeps apart, for who does not see red or green, what must not be taken for each other",
  name => {
    const { hues } = palettes[name];
    for (const kind of [deuteranopia, protanopia]) {
      for (const [one, other] of [
        ["red", "green"],
        ["orange", "green"],
        ["yellow", "green"],
        ["cyan", "grey"],
      ] as const) {
        expect(distance(kind(rgbOf(hues[one])), kind(rgbOf(hues[other]))), `${one} ${other}`).toBeGreaterThan(
          60,
        );
      }
    }
  },
);

test("a person has the same colour every time, and neighbours have different ones", () => {
  for (const palette of Object.values(palettes)) {
    const { name } = createTheme(truecolor, palette);
    expect(name(7, "x")).toBe(name(7, "x"));
    if (!("colourless" in palette)) expect(name(7, "x")).not.toBe(name(8, "x"));
    const shown = new Set(Array.from({ length: 60 }, (_, user) => name(user, "x")));
    expect(shown.size).toBe(Math.max(1, palette.names.length));
  }
});

test("as many colours as the terminal has, and none where one does not want any", () => {
  expect(depthOf({ TERM: "xterm-256color" })).toBe("256");
  expect(depthOf({ TERM: "xterm", COLORTERM: "truecolor" })).toBe("truecolor");
  expect(depthOf({ TERM: "xterm", COLORTERM: "yes" })).toBe("256");
  expect(depthOf({ TERM: "xterm-kitty" })).toBe("truecolor");
  expect(depthOf({ TERM: "xterm" })).toBe("16");
  expect(depthOf({ TERM: "xterm-256color", NO_COLOR: "1" })).toBe("none");
  expect(depthOf({ TERM: "xterm-256color", NO_COLOR: "" })).toBe("256");
  expect(depthOf({ TERM: "xterm-256color", NO_COLOR: "1", FORCE_COLOR: "1" })).toBe("16");
  expect(depthOf({ TERM: "dumb", FORCE_COLOR: "3" })).toBe("truecolor");
  expect(depthOf({ TERM: "xterm-256color", FORCE_COLOR: "0" })).toBe("none");
});

test("without colour a name has no escape sequence at all, and no role has a colour", () => {
  for (const theme of [
    createTheme({ TERM: "xterm-256color", NO_COLOR: "1" }),
    createTheme(truecolor, palettes.monochrome),
  ]) {
    expect(theme.name(1, "bob")).toBe("bob");
    for (const role of Object.keys(roles) as Role[]) expect(theme.paint(role, "no")).not.toMatch(/[34]\d/);
  }
});

test("every sign has a plain form where the locale has no Unicode", () => {
  const { glyphs } = createTheme({ LANG: "C" });
  for (const [name, glyph] of Object.entries(glyphs)) expect(glyph, name).toMatch(/^[\x21-\x7e]+$/);
  expect(createTheme({ LANG: "de_DE.UTF-8" }).glyphs.stored).toBe("✓");
  expect(createTheme({ LANG: "en_US.UTF-8", LC_ALL: "C" }).glyphs.stored).not.toBe("✓");
});

/** What is left of a colour without one kind of cone (Machado, Oliveira and Fernandes 2009). */
const deuteranopia = mixed([0.367, 0.861, -0.228], [0.28, 0.673, 0.047], [-0.012, 0.043, 0.969]);
const protanopia = mixed([0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]);

function mixed(...rows: readonly (readonly [number, number, number])[]) {
  return (colour: Rgb): Rgb =>
    rows.map(row =>
      row.reduce((sum, share, place) => sum + share * (colour[place] as number), 0),
    ) as unknown as Rgb;
}

function distance(one: Rgb, other: Rgb): number {
  return Math.hypot(...one.map((part, place) => part - (other[place] as number)));
}
