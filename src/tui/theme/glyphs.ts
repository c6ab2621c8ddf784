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
  /** The same, in vi's normal mode. */
  readonly normalPrompt: string;
  readonly unread: string;
  readonly joined: string;
  readonly left: string;
  readonly below: string;
  /** What is sent over the line, and what comes. */
  readonly outward: string;
  readonly inward: string;
  readonly ellipsis: string;
  readonly bullet: string;
  readonly quote: string;
  readonly code: string;
  readonly hidden: string;
  /** Before what stands above a text, and below it. */
  readonly head: string;
  readonly foot: string;
  /** Before each row of a message that names one. */
  readonly mention: string;
}

export const unicodeGlyphs: Glyphs = {
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
  normalPrompt: "‹",
  unread: "•",
  joined: "→",
  left: "←",
  below: "↓",
  outward: "→",
  inward: "←",
  ellipsis: "…",
  bullet: "•",
  quote: "▌",
  code: "│",
  hidden: "▒",
  head: "┌",
  foot: "└",
  mention: "▌",
};

export const asciiGlyphs: Glyphs = {
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
  normalPrompt: "<",
  unread: "*",
  joined: "->",
  left: "<-",
  below: "v",
  outward: "->",
  inward: "<-",
  ellipsis: "...",
  bullet: "-",
  quote: ">",
  code: "|",
  hidden: "#",
  head: ",",
  foot: "`",
  mention: "!",
};
