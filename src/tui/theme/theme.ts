import { type Colour, clip } from "../../protocol/index.ts";
import { type Capabilities, capabilitiesOf } from "../capabilities.ts";
import { exact256, type Hex, nearest256, rgbOf } from "./colour.ts";
import type { Depth } from "./depth.ts";
import { asciiGlyphs, type Glyphs, unicodeGlyphs } from "./glyphs.ts";
import { either, type Hue, type Palette } from "./palettes.ts";
import { looks, type Role } from "./roles.ts";

export interface Theme {
  readonly can: Capabilities;
  /** Text in the look of a role, or of several; it must be printable already. */
  paint(role: Role | readonly Role[], text: string): string;
  /** A person's name in a colour that is always the same for them. */
  name(user: number, text: string): string;
  /** A room's name in the colour its owner gave it. */
  tint(colour: Colour, text: string): string;
  /** As much of the text as fits into so many cells, and a sign if that is not all. */
  clip(text: string, cells: number): string;
  readonly glyphs: Glyphs;
}

/** Text needs this contrast to be read with ease (WCAG 2, AA). */
export const enough = 4.5;

/** Of the sixteen, each person has chosen what they look like: hues go by their names. */
const sixteen: Readonly<Record<Hue, string>> = {
  ...{
    grey: "90",
    red: "31",
    orange: "31",
    yellow: "33",
    green: "32",
    cyan: "36",
    blue: "34",
    magenta: "35",
  },
};
const sixteenNames = ["31", "32", "34", "35", "36"];

export function createTheme(environment: NodeJS.ProcessEnv, palette: Palette = either): Theme {
  const can = capabilitiesOf(environment);
  const depth = palette.colourless ? "none" : can.depth;
  const glyphs = can.unicode ? unicodeGlyphs : asciiGlyphs;
  const inked = inkOf(depth, palette);
  const hue = (name: Hue) => (depth === "16" ? sixteen[name] : inked(palette.hues[name]));
  const codesOf = (role: Role) => {
    if (role === "italic" && !can.italic) return "4";
    const look = looks[role];
    if (depth === "none") return look.without ?? "";
    return [look.with, look.hue && hue(look.hue)].filter(Boolean).join(";");
  };
  const codes = new Map<Role, string>();
  const known = (role: Role) => {
    let found = codes.get(role);
    if (found === undefined) {
      found = codesOf(role);
      codes.set(role, found);
    }
    return found;
  };
  const names = depth === "16" ? sixteenNames : palette.names.map(inked);
  const look = (sgr: string, text: string) =>
    sgr === "" || text === "" ? text : `\x1b[${sgr}m${text}\x1b[0m`;
  return {
    can,
    paint: (role, text) =>
      look(typeof role === "string" ? known(role) : role.map(known).filter(Boolean).join(";"), text),
    name: (user, text) =>
      depth === "none" || names.length === 0 ? text : look(names[(user * 7) % names.length] as string, text),
    tint: (colour, text) => (depth === "none" ? text : look(hue(colour), text)),
    clip: (text, cells) => clip(text, cells, glyphs.ellipsis),
    glyphs,
  };
}

/** A colour as the parameters of SGR, with as many colours as there are. */
function inkOf(depth: Depth, { background }: Palette): (hex: Hex) => string {
  const paper = rgbOf(background);
  return hex => {
    const colour = rgbOf(hex);
    const exact = exact256(colour);
    if (depth === "truecolor" && exact === undefined) return `38;2;${colour.join(";")}`;
    return `38;5;${exact ?? nearest256(colour, paper, enough)}`;
  };
}
