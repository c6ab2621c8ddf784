/** Terminals take no longer ones: 100 KB is what xterm and tmux do, as base64. */
const longest = 74_000;

/** Why a text cannot be put into the terminal's clipboard; undefined as far as can be known before. */
export function whyNoClipboard(text: string, { TERM = "" }: NodeJS.ProcessEnv): string | undefined {
  if (/^(?:linux|dumb|vt\d)/.test(TERM)) return "This terminal has no clipboard for programs.";
  if (Buffer.byteLength(text) > longest) return "This is more than a terminal's clipboard takes.";
  return undefined;
}

/**
 * OSC 52. Multiplexers are asked to hand it on to the terminal they are in. Tmux in its usual state takes the plain
 * form for itself alone; the wrapped form passes it where `allow-passthrough` is on.
 */
export function copySequence(text: string, { TMUX, STY }: NodeJS.ProcessEnv): string {
  const sequence = `\x1b]52;c;${Buffer.from(text).toString("base64")}\x07`;
  if (TMUX) return `${sequence}\x1bPtmux;${sequence.replaceAll("\x1b", "\x1b\x1b")}\x1b\\`;
  return STY ? `\x1bP${sequence}\x1b\\` : sequence;
}
