/** How many colours there are to draw with. */
export type Depth = "none" | "16" | "256" | "truecolor";

/** Terminals that have all colours, and say so by their name where COLORTERM does not reach, as over ssh. */
const rich = /kitty|alacritty|ghostty|foot|wezterm|contour|direct/;

/** What the environment says of colours; FORCE_COLOR has the last word, as everywhere on Node. */
export function depthOf({ NO_COLOR, FORCE_COLOR, TERM = "", COLORTERM }: NodeJS.ProcessEnv): Depth {
  if (FORCE_COLOR !== undefined) return forced[FORCE_COLOR] ?? "16";
  if (NO_COLOR || TERM === "dumb") return "none";
  if (COLORTERM === "truecolor" || COLORTERM === "24bit" || rich.test(TERM)) return "truecolor";
  return COLORTERM || TERM.includes("256") ? "256" : "16";
}

const forced: Readonly<Record<string, Depth>> = {
  "0": "none",
  false: "none",
  "2": "256",
  "3": "truecolor",
};
