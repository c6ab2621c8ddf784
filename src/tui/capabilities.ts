import { isUnicode } from "./locale.ts";
import { type Depth, depthOf } from "./theme/depth.ts";

/** What a terminal can show. It cannot be asked without waiting for an answer, so it is told by its name. */
export interface Capabilities {
  readonly depth: Depth;
  readonly unicode: boolean;
  readonly emoji: boolean;
  /** It passes over an OSC that it does not know. */
  readonly osc: boolean;
  /** OSC 8. */
  readonly links: boolean;
  readonly italic: boolean;
  readonly strike: boolean;
}

/** The kernel's console, and terminals of old: 512 glyphs at most, no OSC 8 (they print it), no slant, no line through. */
const spare = /^(?:linux|dumb|cons|vt\d|sun|eterm|ansi|rxvt$)/;

export function capabilitiesOf(environment: NodeJS.ProcessEnv): Capabilities {
  const { TERM = "" } = environment;
  const unicode = isUnicode(environment);
  const rich = !spare.test(TERM) && !isScreen(environment);
  return {
    depth: depthOf(environment),
    unicode,
    emoji: unicode && !spare.test(TERM),
    osc: !spare.test(TERM),
    links: linksIn(environment, rich),
    italic: rich,
    strike: rich,
  };
}

/** GNU screen, which shows italic as inverse; tmux says the same name, and itself in TMUX. */
function isScreen({ TERM = "", TMUX }: NodeJS.ProcessEnv): boolean {
  return TERM.startsWith("screen") && !TMUX;
}

/** All others pass over an OSC that they do not know; those of VTE before 0.50 crashed. FORCE_HYPERLINK has the last word. */
function linksIn({ FORCE_HYPERLINK, VTE_VERSION }: NodeJS.ProcessEnv, rich: boolean): boolean {
  if (FORCE_HYPERLINK) return FORCE_HYPERLINK !== "0";
  return rich && !(VTE_VERSION && Number(VTE_VERSION) <= 5000);
}
