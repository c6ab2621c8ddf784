import { clip } from "../../protocol/index.ts";
import type { Call } from "./call.ts";

/** By which sequence a terminal is told of a notification, if by any. */
export type Notifier = "osc9" | "osc99" | "osc777" | "off";

const end = "\x1b\\";
const longestTitle = 80;
const longestBody = 200;

/** A desktop notification. Its words are printable already; a semicolon would begin what is not words. */
export function notification(kind: Notifier, call: Call): string {
  const title = words(call.title, longestTitle);
  const body = words(call.body, longestBody);
  switch (kind) {
    case "osc9":
      // ConEmu, and after it others, take `9;` and a number for something else.
      return `\x1b]9;${title}: ${body}${end}`.replace(/^(\x1b\]9;)(?=\d)/, "$1 ");
    case "osc777":
      return `\x1b]777;notify;${title};${body}${end}`;
    case "osc99":
      return `\x1b]99;i=backchannel:d=0;${title}${end}\x1b]99;i=backchannel:p=body;${body}${end}`;
    case "off":
      return "";
  }
}

export function windowTitle(text: string): string {
  return `\x1b]2;${words(text, longestTitle)}${end}`;
}

/** The title there was before is kept by the terminal meanwhile. */
export const keepTitle = "\x1b[22;2t";
export const restoreTitle = "\x1b[23;2t";

/** What is known of a terminal by its name; over ssh only TERM is. */
export function notifierOf(environment: NodeJS.ProcessEnv): Notifier {
  const { TERM = "", TERM_PROGRAM = "", KITTY_WINDOW_ID, WT_SESSION, VTE_VERSION, TMUX } = environment;
  // It passes nothing on unless it is told to, and prints nothing either.
  if (TMUX || /^(?:tmux|screen)/.test(TERM)) return "off";
  if (KITTY_WINDOW_ID || TERM === "xterm-kitty") return "osc99";
  if (/^(?:foot|rxvt-unicode|xterm-ghostty)/.test(TERM) || TERM_PROGRAM === "WezTerm" || VTE_VERSION) {
    return "osc777";
  }
  return WT_SESSION || TERM_PROGRAM === "iTerm.app" ? "osc9" : "off";
}

function words(text: string, cells: number): string {
  return clip(text.replaceAll(";", ","), cells, "...");
}
