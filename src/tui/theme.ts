import { type Colour, clip } from "../protocol/index.ts";
import { type Capabilities, capabilitiesOf, type Depth } from "./capabilities.ts";

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
  | "away"
  | "italic"
  | "strike"
  | "code"
  | "link"
  | "mention"
  | "toMe"
  | "hidden"
  | "comment"
  | "keyword"
  | "string"
  | "number"
  | "added"
  | "removed";

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
  readonly bullet: string;
  readonly quote: string;
  readonly code: string;
  readonly hidden: string;
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
  bullet: "•",
  quote: "▌",
  code: "│",
  hidden: "▒",
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
  bullet: "-",
  quote: ">",
  code: "|",
  hidden: "#",
};

/** Readable on dark and on light: each has a contrast of at least 3.5 to both, which a test computes. */
export const names256: readonly number[] = [32, 28, 166, 134, 30, 161, 94, 63, 133, 66, 100, 167];
const names16 = [31, 32, 34, 35, 36];

const roles: Readonly<Record<Role, Readonly<Record<Depth, string>>>> = {
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
  italic: { "256": "3", "16": "3", none: "3" },
  strike: { "256": "9", "16": "9", none: "9" },
  code: { "256": "38;5;133", "16": "35", none: "" },
  link: { "256": "4;38;5;32", "16": "4;36", none: "4" },
  mention: { "256": "1;38;5;30", "16": "1;36", none: "1" },
  toMe: { "256": "1;7", "16": "1;7", none: "1;7" },
  hidden: { "256": "38;5;244", "16": "90", none: "7" },
  comment: { "256": "38;5;244", "16": "90", none: "2" },
  keyword: { "256": "1;38;5;134", "16": "1;35", none: "1" },
  string: { "256": "38;5;28", "16": "32", none: "" },
  number: { "256": "38;5;166", "16": "33", none: "" },
  added: { "256": "38;5;28", "16": "32", none: "1" },
  removed: { "256": "38;5;161", "16": "31", none: "2" },
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
  const can = capabilitiesOf(environment);
  const { depth } = can;
  const glyphs = can.unicode ? unicode : ascii;
  const look = (codes: string, text: string) =>
    codes === "" || text === "" ? text : `\x1b[${codes}m${text}\x1b[0m`;
  const codesOf = (role: Role) => (role === "italic" && !can.italic ? "4" : roles[role][depth]);
  return {
    can,
    paint: (role, text) =>
      look(typeof role === "string" ? codesOf(role) : role.map(codesOf).filter(Boolean).join(";"), text),
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
