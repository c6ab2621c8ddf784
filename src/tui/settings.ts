import type { Static, TSchema } from "typebox";
import * as Type from "typebox";
import { quietPattern } from "./attention/quiet.ts";
import type { Overrides } from "./keys/keymap.ts";
import type { Palette } from "./theme/palettes.ts";

/** Something its person may choose: what it can be, what it is if they do not, and what it is for. */
export interface Setting<S extends TSchema = TSchema> {
  readonly schema: S;
  /** Undefined: nothing, which is told in `meaning`. */
  readonly otherwise: Static<S> | undefined;
  readonly meaning: string;
}

function setting<S extends TSchema>(
  schema: S,
  otherwise: Static<S>,
  meaning: string,
): Setting<S> & { otherwise: Static<S> } {
  return { schema, otherwise, meaning };
}

/** What may be chosen of the screen. */
export const tuiSettings = {
  theme: setting(
    Type.String(),
    "auto",
    "how it looks: a theme by its name, or `auto` for dark or light as the terminal is",
  ),
  background: setting(
    Type.Boolean(),
    true,
    "whether the terminal takes the background of a theme that is named, while the program runs",
  ),
  notify: setting(
    Type.Enum(["all", "mentions", "none"]),
    "mentions",
    "which messages call for attention while you look elsewhere",
  ),
  bell: setting(Type.Boolean(), true, "whether they ring the terminal's bell"),
  notifications: setting(
    Type.Enum(["auto", "osc9", "osc99", "osc777", "off"]),
    "auto",
    "how the terminal shows them on the desktop; `auto` goes by the terminal's name",
  ),
  "quiet-hours": setting(
    Type.String({ pattern: quietPattern, description: 'hours like "22:00-07:00", or "" for none' }),
    "",
    "when nothing rings, as `22:00-07:00`",
  ),
  mouse: setting(
    Type.Boolean(),
    false,
    "whether the mouse scrolls, opens and chooses from the start; then most terminals select text with Shift only",
  ),
  vi: setting(
    Type.Boolean(),
    false,
    "whether one writes as in vi, in insert, normal and visual mode; `/vi` changes it for now",
  ),
  title: setting(Type.Boolean(), true, "whether the window's title says the room and how much is unread"),
  times: setting(
    Type.Enum(["24h", "12h", "locale", "relative"]),
    "24h",
    "how the time of a message is written; `locale` is as one's language has it, `relative` is how long ago",
  ),
};

export type TuiSettings = {
  readonly [K in keyof typeof tuiSettings]: Static<(typeof tuiSettings)[K]["schema"]>;
} & {
  /** Keys that do something else. */
  readonly keys: Overrides;
  /** Themes of one's own. */
  readonly themes: Readonly<Record<string, Palette>>;
};

export const defaultTuiSettings = {
  ...Object.fromEntries(Object.entries(tuiSettings).map(([name, { otherwise }]) => [name, otherwise])),
  keys: {},
  themes: {},
} as TuiSettings;
