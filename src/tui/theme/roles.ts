import type { Hue } from "./palettes.ts";

/** How a role looks: its hue, what else is set where there are colours, and what says the same where there are none. */
interface Look {
  readonly hue?: Hue;
  readonly with?: string;
  readonly without?: string;
}

/** What a piece of text is. A new role is a line here; every theme has its hue already. */
export const roles = {
  dim: { hue: "grey", without: "2" },
  strong: { with: "1", without: "1" },
  accent: { hue: "cyan", with: "1", without: "1" },
  active: { with: "7", without: "7" },
  unread: { with: "1", without: "1" },
  new: { hue: "orange", without: "1" },
  error: { hue: "red", with: "1", without: "1" },
  waiting: { hue: "yellow" },
  stored: { hue: "grey", without: "2" },
  read: { hue: "cyan", with: "1", without: "1" },
  online: { hue: "green" },
  away: { hue: "yellow" },
  italic: { with: "3", without: "3" },
  strike: { with: "9", without: "9" },
  code: { hue: "magenta" },
  link: { hue: "blue", with: "4", without: "4" },
  mention: { hue: "cyan", with: "1", without: "1" },
  toMe: { with: "1;7", without: "1;7" },
  hidden: { hue: "grey", without: "7" },
  comment: { hue: "grey", without: "2" },
  keyword: { hue: "magenta", with: "1", without: "1" },
  string: { hue: "green" },
  number: { hue: "orange" },
  added: { hue: "green", without: "1" },
  removed: { hue: "red", without: "2" },
} as const satisfies Record<string, Look>;

export type Role = keyof typeof roles;

export const looks: Readonly<Record<Role, Look>> = roles;
