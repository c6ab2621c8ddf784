import { type Colour, clip } from "../protocol/index.ts";
import { isUnicode } from "./locale.ts";

/** How many colours there are to draw with. */
export type Depth = "none" | "16" | "256";

/** What a piece of text is; how that looks is the theme's business. */
export type Role =
  | "dim"
  | "strong"
  | "accent"
  | "active"
  | "unread"
  | "new"
  | "error"
  | "waiting"
  | "stored"
  | "read"
  | "online"
  | "away";

export interface Theme {
  readonly depth: Depth;
  /** Text in the look of a role; it must be printable already. */
  paint(role: Role, text: string): string;
  /** A person's name in a colour that is always the same for them. */
  name(user: number, text: string): string;
  /** A room's name in the colour its owner gave it. */
  tint(colour: Colour, text: string): string;
  /** As much of the text as fits into so many cells, and a sign if that is not all. */
  clip(text: string, cells: number): string;
  readonly glyphs: Glyphs;
}

/** Where the locale has no Unicode, every sign has a plain form. */
export interface Glyphs {
  readonly waiting: string;
  readonly stored: string;
  readonly delivered: string;
  readonly refused: string;
  readonly online: string;
  readonly idle: string;
  readonly away: string;
  readonly offline: string;
  readonly bar: string;
  readonly line: string;
  readonly prompt: string;
  readonly unread: string;
  readonly joined: string;
  readonly left: string;
  readonly below: string;
  readonly ellipsis: string;
}

const unicode: Glyphs = {
  waiting: "◌",
  stored: "✓",
  delivered: "✓✓",
  refused: "✗",
  online: "●",
  idle: "◐",
  away: "◌",
  offline: "○",
  bar: "│",
  line: "─",
  prompt: "›",
  unread: "•",
  joined: "→",
  left: "←",
  below: "↓",
  ellipsis: "…",
};

const ascii: Glyphs = {
  waiting: "o",
  stored: "v",
  delivered: "vv",
  refused: "x",
  online: "*",
  idle: "+",
  away: "~",
  offline: "-",
  bar: "|",
  line: "-",
  prompt: ">",
  unread: "*",
  joined: "->",
  left: "<-",
  below: "v",
  ellipsis: "...",
};

/** Readable on dark and on light: each has a contrast of at least 3.5 to both, which a test computes. */
export const names256: readonly number[] = [32, 28, 166, 134, 30, 161, 94, 63, 133, 66, 100, 167];
const names16 = [31, 32, 34, 35, 36];

const roles: Readonly<
  Record<Role, { readonly "256": string; readonly "16": string; readonly none: string }>
> = {
  dim: { "256": "38;5;244", "16": "90", none: "2" },
  strong: { "256": "1", "16": "1", none: "1" },
  accent: { "256": "1;38;5;30", "16": "1;36", none: "1" },
  active: { "256": "7", "16": "7", none: "7" },
  unread: { "256": "1", "16": "1", none: "1" },
  new: { "256": "38;5;166", "16": "31", none: "1" },
  error: { "256": "1;38;5;161", "16": "1;31", none: "1" },
  waiting: { "256": "38;5;130", "16": "33", none: "" },
  stored: { "256": "38;5;244", "16": "90", none: "2" },
  read: { "256": "1;38;5;30", "16": "1;36", none: "1" },
  online: { "256": "38;5;64", "16": "32", none: "" },
  away: { "256": "38;5;130", "16": "33", none: "" },
};

/** The terminal's own colours: how they look is its person's choice. */
const tints: Readonly<Record<Colour, string>> = {
  red: "31",
  yellow: "33",
  green: "32",
  cyan: "36",
  blue: "34",
  magenta: "35",
  grey: "90",
};

export function createTheme(environment: NodeJS.ProcessEnv): Theme {
  const depth = depthOf(environment);
  const glyphs = isUnicode(environment) ? unicode : ascii;
  const look = (codes: string, text: string) =>
    codes === "" || text === "" ? text : `\x1b[${codes}m${text}\x1b[0m`;
  return {
    depth,
    paint: (role, text) => look(roles[role][depth], text),
    name(user, text) {
      if (depth === "none") return text;
      if (depth === "16") return look(String(names16[user % names16.length]), text);
      return look(`38;5;${names256[(user * 7) % names256.length]}`, text);
    },
    tint: (colour, text) => (depth === "none" ? text : look(tints[colour], text)),
    clip: (text, cells) => clip(text, cells, glyphs.ellipsis),
    glyphs,
  };
}

function depthOf({ NO_COLOR, TERM = "", COLORTERM }: NodeJS.ProcessEnv): Depth {
  if (NO_COLOR || TERM === "dumb") return "none";
  return COLORTERM || TERM.includes("256") || /kitty|alacritty|ghostty|foot/.test(TERM) ? "256" : "16";
}
