import { limits } from "../../protocol/index.ts";
import { type Address, addressOf } from "./address.ts";
import { withoutAtEnd } from "./at-end.ts";

/** What may pair: emphasis, what is struck out, spoilers, and the brackets before an address. */
export type MarkKind = "*" | "**" | "***" | "_" | "~~" | "||" | "[";

export type Token =
  | { readonly kind: "text" | "code" | "mention" | "room" | "emoji"; readonly text: string }
  | { readonly kind: "url"; readonly text: string; readonly address: Address }
  | { readonly kind: "newline"; readonly text: "\n" }
  /** `[`, `]`, or `](address)`. */
  | { readonly kind: "open" | "shut"; readonly text: string }
  | { readonly kind: "leads"; readonly text: string; readonly address: Address }
  | {
      readonly kind: "mark";
      readonly text: string;
      readonly mark: MarkKind;
      readonly opens: boolean;
      readonly closes: boolean;
    };

/**
 * What can be more than text: code, marks, newlines, `](address)`, brackets, addresses, names of people, of rooms, of
 * emoji. Each alternative is found in one pass and ends where it cannot go on, so that no text makes
 * this slower than its length.
 */
const special =
  /(?<![\\`])(`+)|((?<![\\*])\*+|(?<![\\_])_+|(?<![\\~])~+|(?<![\\|])\|+)|(\n)|(\]\(([a-z]{2,6}:[^\s()<>[\]]*(?:\([^\s()<>[\]]*\)[^\s()<>[\]]*)*)\))|(\])|((?<!\\)\[)|((?<![\p{L}\p{N}])(?:(?:https?|wss?):\/\/|mailto:)(?:[^\s<>"`|\\^{}\]\u2400-\u2421\ufffd]|\](?!\())+)|((?<![\p{L}\p{N}_@./])@[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)|((?<![\p{L}\p{N}_#&/])#[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]*)|((?<![\p{L}\p{N}_]):[a-z0-9_+-]{1,40}:(?![\p{L}\p{N}]))/gu;

/** Text cut into what may be more than text, and what is not. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  const ends = new CodeEnds(text);
  let done = 0;
  const add = (from: number, token: Token) => {
    if (from > done) tokens.push({ kind: "text", text: text.slice(done, from) });
    tokens.push(token);
    done = from + token.text.length;
    special.lastIndex = done;
  };
  special.lastIndex = 0;
  for (let match = special.exec(text); match; match = special.exec(text)) {
    const { index } = match;
    const [whole, ticks, mark, newline, leads, to, shut, open, url, mention, room] = match;
    if (ticks) {
      const end = ends.of(index, whole.length);
      if (end !== undefined) add(index, { kind: "code", text: text.slice(index, end) });
    } else if (mark) {
      const token = markAt(text, index, whole);
      if (token) add(index, token);
    } else if (newline) {
      add(index, { kind: "newline", text: "\n" });
    } else if (leads && to) {
      const address = addressOf(to);
      add(index, address ? { kind: "leads", text: whole, address } : { kind: "shut", text: "]" });
    } else if (open || shut) {
      add(index, { kind: open ? "open" : "shut", text: whole });
    } else if (url) {
      const bare = withoutTrail(whole);
      const address = addressOf(bare);
      if (address) add(index, { kind: "url", text: bare, address });
    } else if (mention || room) {
      const name = withoutAtEnd(whole, "._-");
      // `@types/node` is a package.
      const path = mention !== undefined && text[index + whole.length] === "/";
      if (isName(name) && !path) add(index, { kind: mention ? "mention" : "room", text: name });
    } else {
      add(index, { kind: "emoji", text: whole });
    }
  }
  if (done < text.length) tokens.push({ kind: "text", text: text.slice(done) });
  return tokens;
}

/** `#7` is the number of something, and no room. */
function isName(name: string): boolean {
  const longest = name.startsWith("@") ? limits.userName : limits.roomName;
  return name.length <= longest + 1 && !/^#\d*$/.test(name);
}

const marks: ReadonlySet<string> = new Set(["*", "**", "***", "_", "~~", "||"]);
/**
 * The last of these are letters of scripts that put no spaces between words, so that a mark may stand within what looks like
 * one. By ranges: to ask for eight scripts by name costs a millisecond at the start.
 */
const beforeOpening =
  /[\s([{<>"'“‘«„¿¡–—:*_~|\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\ud800-\udfff\uf900-\ufaff-]/;
const behindClosing =
  /[\s)\]}<"'”’».,;:!?…–—*_~|，！？）\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7a3\ud800-\udfff\uf900-\ufaff-]/;
/** Between these it is a sign that is spoken of: "*", (*). */
const around = new Set(['""', "''", "()", "[]", "{}", "<>", "||", "“”", "‘’", "«»"]);

/**
 * A mark stands at the edge of words: `2*3*4`, `a_b_c`, `*.ts`, `a || b` and `__init__` have none. Stricter than
 * Markdown, for a chat is full of what is none.
 */
function markAt(text: string, at: number, run: string): (Token & { kind: "mark" }) | undefined {
  if (!marks.has(run)) return undefined;
  const before = at === 0 ? "\n" : (text[at - 1] as string);
  const behind = text[at + run.length] ?? "\n";
  if (around.has(before + behind)) return undefined;
  const opens = !/\s/.test(behind) && beforeOpening.test(before);
  const closes = !/\s/.test(before) && behindClosing.test(behind);
  return opens || closes ? { kind: "mark", text: run, mark: run as MarkKind, opens, closes } : undefined;
}

const closing: Readonly<Record<string, string>> = { ")": "(", "]": "[" };

/** An address without the signs of the sentence that it stands in; a bracket that it opens itself is its own. */
function withoutTrail(url: string): string {
  const left: Record<string, number> = { "(": 0, "[": 0 };
  for (const sign of url) {
    if (sign in left) left[sign] = (left[sign] ?? 0) + 1;
    else if (closing[sign]) left[closing[sign]] = (left[closing[sign]] ?? 0) - 1;
  }
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] as string;
    const opening = closing[last];
    if (opening && (left[opening] ?? 0) < 0) left[opening] = (left[opening] ?? 0) + 1;
    else if (!/[.,;:!?'*_~…，。、！？）】」』’”]/.test(last)) break;
  }
  return url.slice(0, end);
}

/** Where code that begins with so many backticks ends: at the next as many on the same line. Each is looked at once. */
class CodeEnds {
  readonly #text: string;
  #runs: Map<number, number[]> | undefined;
  /** Of the line that was looked at last. */
  #end = -1;

  constructor(text: string) {
    this.#text = text;
  }

  of(from: number, ticks: number): number | undefined {
    this.#runs ??= this.#find();
    const runs = this.#runs.get(ticks) ?? [];
    // The last is the nearest; those that were passed are not needed again.
    while (runs.length > 0 && (runs.at(-1) as number) <= from) runs.pop();
    const next = runs.at(-1);
    if (next === undefined || this.#lineEnd(from) < next) return undefined;
    return next + ticks;
  }

  #lineEnd(from: number): number {
    if (this.#end < from) {
      const end = this.#text.indexOf("\n", from);
      this.#end = end < 0 ? this.#text.length : end;
    }
    return this.#end;
  }

  #find(): Map<number, number[]> {
    const found = new Map<number, number[]>();
    for (const { 0: run, index } of this.#text.matchAll(/`+/g)) {
      const same = found.get(run.length);
      if (same) same.push(index);
      else found.set(run.length, [index]);
    }
    for (const runs of found.values()) runs.reverse();
    return found;
  }
}
