import type { Hex } from "./colour.ts";

export type Hue = "grey" | "red" | "orange" | "yellow" | "green" | "cyan" | "blue" | "magenta";

/** A theme as data: what the hues are, and what they are meant to be read on. */
export interface Palette {
  /** Where both are given: the theme is for a background as dark, or as light, as either. */
  readonly background: Hex;
  readonly text: Hex;
  readonly hues: Readonly<Record<Hue, Hex>>;
  /** Colours of people's names; none: names have the text's. */
  readonly names: readonly Hex[];
  /** Weight and underlines instead of colours. */
  readonly colourless?: boolean;
}

/**
 * The themes there are. A test computes that all of their colours can be read on their backgrounds, also as the 256
 * colours nearest to them. Those that go with any terminal keep to the 256, whose codes are shorter on the line.
 */
export const palettes = {
  dark: {
    background: "#262626",
    text: "#d0d0d0",
    hues: {
      ...{ grey: "#949494", red: "#ff8787", orange: "#ffaf5f", yellow: "#d7d787" },
      ...{ green: "#87d787", cyan: "#5fd7d7", blue: "#87afff", magenta: "#d7afff" },
    },
    names: [
      ...["#87afff", "#87d787", "#ffaf5f", "#d787ff", "#5fd7d7", "#ff87af"],
      ...["#d7d787", "#af87ff", "#5fd7af", "#ffafaf", "#afd7ff", "#d7af87"],
    ],
  },
  light: {
    background: "#eeeeee",
    text: "#262626",
    hues: {
      ...{ grey: "#626262", red: "#af0000", orange: "#a04000", yellow: "#875f00" },
      ...{ green: "#006700", cyan: "#005f87", blue: "#005faf", magenta: "#87005f" },
    },
    names: [
      ...["#005faf", "#006700", "#a04000", "#8700af", "#00696b", "#af005f"],
      ...["#6b6500", "#5f00af", "#005f5f", "#af0000", "#00518f", "#875f00"],
    ],
  },
  "high-contrast": {
    background: "#000000",
    text: "#ffffff",
    hues: {
      ...{ grey: "#d0d0d0", red: "#ff8787", orange: "#ffaf00", yellow: "#ffff00" },
      ...{ green: "#5fff5f", cyan: "#00ffff", blue: "#87d7ff", magenta: "#ff87ff" },
    },
    names: ["#87d7ff", "#5fff5f", "#ffaf00", "#ff87ff", "#00ffff", "#ffff5f", "#ffafaf", "#d7afff"],
  },
  // After Okabe and Ito: told apart without red and green, by hue and by lightness.
  "colour-blind-dark": {
    background: "#1c1c1c",
    text: "#dadada",
    hues: {
      ...{ grey: "#949494", red: "#ff8c3c", orange: "#e69f00", yellow: "#f0e442" },
      ...{ green: "#56b4e9", cyan: "#56b4e9", blue: "#7fb2ff", magenta: "#e0a0c4" },
    },
    names: ["#56b4e9", "#e69f00", "#f0e442", "#e0a0c4", "#ff8c3c", "#a8d8ff", "#c8c8c8", "#ffd79a"],
  },
  "colour-blind-light": {
    background: "#f5f5f5",
    text: "#1c1c1c",
    hues: {
      ...{ grey: "#5f5f5f", red: "#a83e00", orange: "#8a5a00", yellow: "#6b6500" },
      ...{ green: "#00609c", cyan: "#00609c", blue: "#0050a0", magenta: "#8f3f70" },
    },
    names: ["#00609c", "#8a5a00", "#8f3f70", "#a83e00", "#003c70", "#5a4a00", "#4a4a4a", "#6a2050"],
  },
  "solarized-dark": {
    background: "#002b36",
    text: "#93a1a1",
    hues: {
      ...{ grey: "#839496", red: "#f2706d", orange: "#e8794e", yellow: "#c39a1b" },
      ...{ green: "#93a81a", cyan: "#2fb0a6", blue: "#4aa3e0", magenta: "#e56ba4" },
    },
    names: ["#4aa3e0", "#93a81a", "#e8794e", "#9297e0", "#2fb0a6", "#e56ba4", "#c39a1b", "#f2706d"],
  },
  "solarized-light": {
    background: "#fdf6e3",
    text: "#586e75",
    hues: {
      ...{ grey: "#5f7178", red: "#c32421", orange: "#b84312", yellow: "#856400" },
      ...{ green: "#5f6f00", cyan: "#1c7a73", blue: "#1f72ae", magenta: "#bd2b73" },
    },
    names: ["#1f72ae", "#5f6f00", "#b84312", "#5c62b8", "#1c7a73", "#bd2b73", "#856400", "#c32421"],
  },
  gruvbox: {
    background: "#282828",
    text: "#ebdbb2",
    hues: {
      ...{ grey: "#a89984", red: "#fb6a58", orange: "#fe8019", yellow: "#fabd2f" },
      ...{ green: "#b8bb26", cyan: "#8ec07c", blue: "#83a598", magenta: "#d3869b" },
    },
    names: ["#83a598", "#b8bb26", "#fe8019", "#d3869b", "#8ec07c", "#fb6a58", "#fabd2f", "#d5c4a1"],
  },
  monochrome: {
    background: "#000000",
    text: "#ffffff",
    hues: {
      ...{ grey: "#ffffff", red: "#ffffff", orange: "#ffffff", yellow: "#ffffff" },
      ...{ green: "#ffffff", cyan: "#ffffff", blue: "#ffffff", magenta: "#ffffff" },
    },
    names: [],
    colourless: true,
  },
} as const satisfies Record<string, Palette>;

/** For a terminal that does not tell its background: each has a contrast of at least 3.4 to black and to white. */
export const either: Palette = {
  background: "#000000",
  text: "#ffffff",
  hues: {
    ...{ grey: "#808080", red: "#d7005f", orange: "#d75f00", yellow: "#af5f00" },
    ...{ green: "#5f8700", cyan: "#008787", blue: "#0087d7", magenta: "#af5faf" },
  },
  names: [
    ...["#0087d7", "#008700", "#d75f00", "#af5fd7", "#008787", "#d7005f"],
    ...["#875f00", "#5f5fff", "#af5faf", "#5f8787", "#878700", "#d75f5f"],
  ],
};
