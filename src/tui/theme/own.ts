import type { Static } from "typebox";
import * as Type from "typebox";
import { type Palette, palettes } from "./palettes.ts";

const Colour = Type.String({
  pattern: "^#[0-9a-fA-F]{6}$",
  description: 'a colour like "#87afff"',
});
const optionalColour = Type.Optional(Colour);

/** A theme of one's own: another with some of its colours changed. */
export const OwnTheme = Type.Object(
  {
    base: Type.Optional(Type.Enum(Object.keys(palettes))),
    background: optionalColour,
    text: optionalColour,
    grey: optionalColour,
    red: optionalColour,
    orange: optionalColour,
    yellow: optionalColour,
    green: optionalColour,
    cyan: optionalColour,
    blue: optionalColour,
    magenta: optionalColour,
    names: Type.Optional(Type.Array(Colour)),
  },
  { additionalProperties: false },
);
export type OwnTheme = Static<typeof OwnTheme>;

export function paletteOf({ base = "dark", background, text, names, ...hues }: OwnTheme): Palette {
  const other: Palette = palettes[base as keyof typeof palettes];
  return {
    ...other,
    background: background ?? other.background,
    text: text ?? other.text,
    names: names ?? other.names,
    hues: { ...other.hues, ...hues },
  };
}
