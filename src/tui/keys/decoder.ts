import { StringDecoder } from "node:string_decoder";
import { esc, type KeyEvent, loneEscape, takeEscape } from "./escape.ts";
import { controlKey } from "./names.ts";

export type { KeyEvent } from "./escape.ts";

const pasteEnd = "\x1b[201~";
/** A paste larger than this is cut: nobody reads it, and the server would not take it. */
const longestPaste = 1_000_000;
/** C1 controls too: a terminal may take U+009B for the beginning of a sequence. */
const text = /^[^\x00-\x1f\x7f-\x9f]+/;

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

  /** One by one: what a key does may be to `forget` what was typed behind it. */
  *feed(chunk: Buffer): Generator<KeyEvent> {
    this.#buffer += this.#utf8.write(chunk);
    const events: KeyEvent[] = [];
    while (this.#buffer !== "" && this.#next(events)) yield* events.splice(0);
  }

  /** What has not been taken yet was typed for somebody else. */
  forget(): void {
    this.#utf8.end();
    this.#buffer = "";
    this.#paste = undefined;
  }

  /** Nothing more followed: an Escape was the key itself. */
  flush(): KeyEvent[] {
    if (this.#paste !== undefined) return [];
    const rest = this.#buffer;
    this.#buffer = "";
    return loneEscape(rest);
  }

  /** Takes one event off the buffer; false if it needs more bytes for that. */
  #next(events: KeyEvent[]): boolean {
    if (this.#paste !== undefined) return this.#inPaste(events);
    const run = text.exec(this.#buffer)?.[0];
    if (run) {
      this.#buffer = this.#buffer.slice(run.length);
      events.push({ kind: "text", text: run });
      return true;
    }
    const first = this.#buffer[0] as string;
    if (first !== esc) {
      this.#buffer = this.#buffer.slice(1);
      if (first < "\x80") events.push({ kind: "key", key: controlKey(first) });
      return true;
    }
    const taken = takeEscape(this.#buffer);
    if (!taken) return false;
    this.#buffer = this.#buffer.slice(taken.length);
    if (taken.paste) this.#paste = "";
    if (taken.event) events.push(taken.event);
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
function pasted(raw: string): string {
  return raw
    .replace(/\r\n?/g, "\n")
    .replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, "")
    .toWellFormed();
}
