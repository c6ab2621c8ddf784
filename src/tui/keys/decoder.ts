import { StringDecoder } from "node:string_decoder";

/** What came from the keyboard: text to insert, a key by its name (`ctrl+a`, `alt+enter`, `up`), a paste, or focus. */
export type KeyEvent =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "key"; readonly key: string }
  | { readonly kind: "paste"; readonly text: string }
  | { readonly kind: "focus"; readonly focused: boolean };

const esc = "\x1b";
const pasteEnd = "\x1b[201~";
/** A paste larger than this is cut: nobody reads it, and the server would not take it. */
const longestPaste = 1_000_000;

const control: Readonly<Record<string, string>> = {
  "\r": "enter",
  "\n": "ctrl+j",
  "\t": "tab",
  "\x7f": "backspace",
  "\b": "backspace",
  "\0": "ctrl+space",
  "\x1c": "ctrl+\\",
  "\x1d": "ctrl+]",
  "\x1e": "ctrl+^",
  "\x1f": "ctrl+_",
};

/** Final byte of `CSI … X` and `SS3 X`. */
const finals: Readonly<Record<string, string>> = {
  A: "up",
  B: "down",
  C: "right",
  D: "left",
  E: "center",
  F: "end",
  H: "home",
  P: "f1",
  Q: "f2",
  R: "f3",
  S: "f4",
  Z: "shift+tab",
};

/** Number of `CSI n ~`. */
const tildes: Readonly<Record<number, string>> = {
  1: "home",
  2: "insert",
  3: "delete",
  4: "end",
  5: "pageup",
  6: "pagedown",
  7: "home",
  8: "end",
  11: "f1",
  12: "f2",
  13: "f3",
  14: "f4",
  15: "f5",
  17: "f6",
  18: "f7",
  19: "f8",
  20: "f9",
  21: "f10",
  23: "f11",
  24: "f12",
};

/** Number of kitty's `CSI n u` for keys that have names. */
const kittyKeys: Readonly<Record<number, string>> = {
  9: "tab",
  13: "enter",
  27: "escape",
  32: "space",
  127: "backspace",
};

/**
 * Turns the bytes of a terminal into keys. Several keys may come in one chunk, and one key in several; what is
 * unknown is swallowed, never typed.
 */
export class Decoder {
  readonly #utf8 = new StringDecoder("utf8");
  #buffer = "";
  #paste: string | undefined;

  /** Whether an Escape waits to be told from the beginning of a sequence: call `flush` if nothing follows soon. */
  get undecided(): boolean {
    return this.#paste === undefined && this.#buffer !== "";
  }

  feed(chunk: Buffer): KeyEvent[] {
    this.#buffer += this.#utf8.write(chunk);
    const events: KeyEvent[] = [];
    while (this.#buffer !== "" && this.#next(events));
    return events;
  }

  /** Nothing more followed: an Escape was the key itself. */
  flush(): KeyEvent[] {
    const rest = this.#buffer;
    this.#buffer = "";
    if (rest === esc) return [{ kind: "key", key: "escape" }];
    // ESC [ and ESC O alone are Alt with a letter; the rest of a broken sequence means nothing.
    if (rest === "\x1b[" || rest === "\x1bO") return [{ kind: "key", key: `alt+${rest[1]}` }];
    return [];
  }

  /** Takes one event off the buffer; false if it needs more bytes for that. */
  #next(events: KeyEvent[]): boolean {
    if (this.#paste !== undefined) return this.#inPaste(events);
    const text = /^[^\x00-\x1f\x7f]+/.exec(this.#buffer)?.[0];
    if (text) {
      this.#buffer = this.#buffer.slice(text.length);
      events.push({ kind: "text", text });
      return true;
    }
    if (this.#buffer[0] !== esc) {
      events.push({ kind: "key", key: controlKey(this.#buffer[0] as string) });
      this.#buffer = this.#buffer.slice(1);
      return true;
    }
    return this.#escape(events);
  }

  #escape(events: KeyEvent[]): boolean {
    const sequence = /^\x1b(?:\[[0-?]*[ -/]*[@-~]|O[ -~]|[^[O\x1b]|\x1b(?=\x1b))/u.exec(this.#buffer)?.[0];
    if (!sequence) {
      // ESC ESC [ A is Alt with an arrow, as some terminals say it.
      const doubled = /^\x1b(\x1b\[[0-?]*[ -/]*[@-~])/.exec(this.#buffer);
      if (!doubled?.[1]) return false;
      this.#buffer = this.#buffer.slice(doubled[0].length);
      pushKey(events, withModifiers(csiKey(doubled[1]), ["alt"]));
      return true;
    }
    this.#buffer = this.#buffer.slice(sequence.length);
    if (sequence === "\x1b[200~") this.#paste = "";
    else if (sequence === "\x1b[I" || sequence === "\x1b[O")
      events.push({ kind: "focus", focused: sequence === "\x1b[I" });
    else if (sequence.startsWith("\x1b[")) pushKey(events, csiKey(sequence));
    else if (sequence.startsWith("\x1bO") && sequence.length === 3)
      pushKey(events, finals[sequence[2] as string]);
    else if (sequence === esc) pushKey(events, "escape");
    else pushKey(events, altKey(sequence.slice(1)));
    return true;
  }

  #inPaste(events: KeyEvent[]): boolean {
    const end = this.#buffer.indexOf(pasteEnd);
    // The end marker may be cut between two chunks, so its length stays behind.
    const upTo = end >= 0 ? end : Math.max(0, this.#buffer.length - pasteEnd.length);
    this.#paste = ((this.#paste ?? "") + this.#buffer.slice(0, upTo)).slice(0, longestPaste);
    this.#buffer = this.#buffer.slice(end >= 0 ? end + pasteEnd.length : upTo);
    if (end < 0) return false;
    events.push({ kind: "paste", text: pasted(this.#paste) });
    this.#paste = undefined;
    return true;
  }
}

/** A paste as text: terminals send its lines with CR; other controls have no business in it. */
function pasted(text: string): string {
  return text.replace(/\r\n?/g, "\n").replace(/[\x00-\x08\x0b-\x1f\x7f]/g, "");
}

function pushKey(events: KeyEvent[], key: string | undefined): void {
  if (key) events.push({ kind: "key", key });
}

function controlKey(character: string): string {
  return control[character] ?? `ctrl+${String.fromCharCode(character.charCodeAt(0) + 96)}`;
}

function altKey(character: string): string {
  if (character >= " " && character !== "\x7f") return `alt+${character}`;
  return withModifiers(controlKey(character), ["alt"]) ?? "";
}

/** `CSI [number][;modifiers] final`: arrows and friends, numbered keys, and kitty's keys. */
function csiKey(sequence: string): string | undefined {
  const match = /^\x1b\[(\d*)(?:;(\d*))?(?:[:;][\d:;]*)?([A-Za-z~])$/.exec(sequence);
  if (!match) return undefined;
  const [, number = "", modifiers = "", final = ""] = match;
  const held = modifiersOf(Number(modifiers || 1));
  if (final === "~") return withModifiers(tildes[Number(number)], held);
  if (final === "u") return withModifiers(kittyKey(Number(number)), held);
  // Any other number is a report, as of the cursor's place, and no key.
  return number === "" || number === "1" ? withModifiers(finals[final], held) : undefined;
}

function kittyKey(code: number): string | undefined {
  if (kittyKeys[code]) return kittyKeys[code];
  return code > 32 && code < 0xe000 ? String.fromCodePoint(code) : undefined;
}

/** xterm's modifiers: one more than the sum of shift 1, alt 2, ctrl 4. */
function modifiersOf(value: number): string[] {
  const bits = value - 1;
  return [...(bits & 4 ? ["ctrl"] : []), ...(bits & 2 ? ["alt"] : []), ...(bits & 1 ? ["shift"] : [])];
}

function withModifiers(key: string | undefined, held: readonly string[]): string | undefined {
  return key === undefined ? undefined : [...held.filter(name => !key.startsWith(`${name}+`)), key].join("+");
}
