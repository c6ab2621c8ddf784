import type { Rgb } from "../theme/colour.ts";
import { altKey, csiKey, ss3Key, withModifiers } from "./names.ts";

/**
 * What came from the keyboard: text to insert, a key by its name (`ctrl+a`, `alt+enter`, `up`), a paste, focus, or an
 * answer of the terminal itself.
 */
export type KeyEvent =
  | { readonly kind: "text"; readonly text: string }
  /** Buttons and wheels of a mouse are keys that were pressed at a cell. */
  | { readonly kind: "key"; readonly key: string; readonly at?: { readonly x: number; readonly y: number } }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "focus"; readonly focused: boolean }
  | { readonly kind: "background"; readonly colour: Rgb }
  /** What kind of terminal it is: nobody needs to know, but every one answers, in order. */
  | { readonly kind: "attributes" };

/** One sequence from the front of the input: how long it is, and what it says, if anything to us. */
export interface Taken {
  readonly length: number;
  readonly event?: KeyEvent | undefined;
  /** A paste begins after it. */
  readonly paste?: boolean;
}

export const esc = "\x1b";
/** No key is longer: what does not end by then is no sequence. */
const longestSequence = 256;
/** Answers to questions that somebody asked the terminal can be: clipboards, colours, versions. */
const longestString = 65_536;

const mouseButtons = ["mouse-left", "mouse-middle", "mouse-right", "mouse-release"] as const;
const wheels = ["wheel-up", "wheel-down", "wheel-left", "wheel-right"] as const;

/** The sequence, or the key with Alt, that text beginning with ESC begins with; undefined if more is needed to say. */
export function takeEscape(input: string): Taken | undefined {
  const second = input.codePointAt(1);
  if (second === undefined) return undefined;
  const introducer = String.fromCodePoint(second);
  if (introducer === "[") return takeCsi(input);
  if (introducer === "O") return takeSs3(input);
  if (introducer === esc) return takeDoubled(input);
  if (introducer === "]" || introducer === "P" || introducer === "_") return takeString(input);
  return { length: 1 + introducer.length, event: keyEvent(altKey(introducer)) };
}

/** What the beginning of a sequence means if it was all there is. */
export function loneEscape(input: string): KeyEvent[] {
  if (input === esc) return [{ kind: "key", key: "escape" }];
  if (input.startsWith("\x1b\x1b")) return [{ kind: "key", key: "escape" }, ...loneEscape(input.slice(1))];
  if (/^\x1b[[\]OP_]$/.test(input)) return [{ kind: "key", key: `alt+${input[1]}` }];
  // The rest of a broken sequence means nothing.
  return [];
}

function takeCsi(input: string): Taken | undefined {
  // The Linux console's F1 to F5 are `CSI [ A` to `CSI [ E`.
  if (input[2] === "[") {
    if (input.length < 4) return undefined;
    const place = "ABCDE".indexOf(input[3] as string);
    return place < 0 ? { length: 3 } : { length: 4, event: keyEvent(`f${place + 1}`) };
  }
  // The mouse as it was before 1006: three bytes that look like text. Somebody left it on.
  if (input[2] === "M") return input.length < 6 ? undefined : { length: 6 };
  const sequence = /^\x1b\[[0-?]*[ -/]*/.exec(input)?.[0] as string;
  const final = input[sequence.length];
  if (sequence.length > longestSequence) return { length: sequence.length };
  if (final === undefined) return undefined;
  if (final < "@" || final > "~") {
    // Not a sequence: whatever cut it short is a key of its own, and must not be lost.
    const bracket = sequence.length === 2 ? keyEvent("alt+[") : undefined;
    return { length: sequence.length, event: bracket };
  }
  const length = sequence.length + 1;
  const whole = input.slice(0, length);
  if (whole === "\x1b[200~") return { length, paste: true };
  if (whole === "\x1b[I" || whole === "\x1b[O") {
    return { length, event: { kind: "focus", focused: final === "I" } };
  }
  if (/^\x1b\[\?[\d;]*c$/.test(whole)) return { length, event: { kind: "attributes" } };
  return { length, event: mouseEvent(whole) ?? keyEvent(csiKey(whole)) };
}

function takeSs3(input: string): Taken | undefined {
  const [sequence = "", modifier = "", final] = /^\x1bO(\d?)([@-~])?/.exec(input) ?? [];
  if (final === undefined) {
    if (input.length === sequence.length) return undefined;
    const letter = sequence.length === 2 ? keyEvent("alt+O") : undefined;
    return { length: sequence.length, event: letter };
  }
  return { length: sequence.length, event: keyEvent(ss3Key(modifier, final)) };
}

/** ESC ESC is Escape and what follows, but some terminals say Alt with an arrow so. */
function takeDoubled(input: string): Taken | undefined {
  const third = input[2];
  if (third === undefined) return undefined;
  const alone: Taken = { length: 1, event: keyEvent("escape") };
  if (third !== "[" && third !== "O") return alone;
  const inner = takeEscape(input.slice(1));
  if (!inner) return undefined;
  if (inner.event?.kind !== "key" || /^alt\+[[O]$/.test(inner.event.key)) return alone;
  return {
    length: inner.length + 1,
    event: { ...inner.event, key: withModifiers(inner.event.key, ["alt"]) as string },
  };
}

/**
 * OSC, DCS and APC up to their end: answers to questions that somebody asked the terminal. The first character tells
 * them from Alt with `]`, `P` and `_`.
 */
function takeString(input: string): Taken | undefined {
  const first = input[2];
  if (first === undefined) return undefined;
  if (!/^\x1b(?:\]\d|P[\d!>=?$+|]|_G)/.test(input)) {
    return { length: 2, event: keyEvent(`alt+${input[1]}`) };
  }
  const [body = "", end] = /^\x1b.[^\x07\x18\x1a\x1b]*(\x07|\x18|\x1a|\x1b\\)?/.exec(input) ?? [];
  if (end !== undefined) return { length: body.length, event: backgroundEvent(body) };
  if (body.length > longestString) return { length: body.length };
  // Another ESC than that of the end cuts it short.
  const next = input.slice(body.length);
  return next === "" || next === esc ? undefined : { length: body.length };
}

/** `OSC 11 ; rgb:` and the parts of the colour in one to four hexadecimal digits each. */
function backgroundEvent(body: string): KeyEvent | undefined {
  const parts = /^\x1b\]11;rgba?:([\da-f]{1,4})\/([\da-f]{1,4})\/([\da-f]{1,4})/i.exec(body)?.slice(1);
  if (!parts) return undefined;
  const colour = parts.map(part => Math.round((Number.parseInt(part, 16) / (16 ** part.length - 1)) * 255));
  return { kind: "background", colour: colour as unknown as Rgb };
}

/** `CSI < button ; x ; y M`, with a small m when it is released. */
function mouseEvent(sequence: string): KeyEvent | undefined {
  const match = /^\x1b\[<(\d+);(\d+);(\d+)([Mm])$/.exec(sequence);
  if (!match) return undefined;
  const [, code = "", x = "", y = "", final] = match;
  const bits = Number(code);
  const held = [...(bits & 16 ? ["ctrl"] : []), ...(bits & 8 ? ["alt"] : []), ...(bits & 4 ? ["shift"] : [])];
  const button = bits & 64 ? wheels[bits & 3] : mouseButtons[final === "m" ? 3 : bits & 3];
  const key = withModifiers(bits & 32 ? "mouse-move" : button, held) as string;
  return { kind: "key", key, at: { x: Number(x) - 1, y: Number(y) - 1 } };
}

function keyEvent(key: string | undefined): KeyEvent | undefined {
  return key === undefined ? undefined : { kind: "key", key };
}
