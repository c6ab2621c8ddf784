/** A part of a message that stands in rows of its own. */
export type Block =
  | { readonly kind: "paragraph"; readonly text: string }
  /** What was quoted, without its `> `; it may have blocks itself. */
  | { readonly kind: "quote"; readonly text: string }
  | { readonly kind: "item"; readonly indent: number; readonly sign: string; readonly text: string }
  | { readonly kind: "code"; readonly language: string; readonly text: string };

/** A text that is quoted this often is as it was typed: each quote in another takes a call of its own. */
export const deepest = 4;

const fence = /^ {0,3}(`{3,})([^`]*)$/;
const quoted = /^ {0,3}>(?: |$)/;
const item = /^( {0,12})([*+-]|\d{1,9}[.)]) +(?=\S)/;
const language = /^[\w+#.-]{1,20}$/;

/** A list or code takes more than a line. */
const inLines = /^ *(?:>(?: |$)|[*-] |\d{1,9}[.)] |```)/m;

/** Whether there is more than one paragraph in it, or may be. */
export function hasBlocks(text: string): boolean {
  return quoted.test(text) || (text.includes("\n") && inLines.test(text));
}

/** Text as its blocks, in their order. A fence that nobody closed is no code, and one line alone is no list. */
export function blocksOf(text: string): Block[] {
  if (!hasBlocks(text)) return [{ kind: "paragraph", text }];
  return new Reading(text.split("\n")).blocks();
}

/** The blocks of code in a text, also in what is quoted in it. */
export function codesIn(text: string, depth = 0): string[] {
  if (depth >= deepest) return [];
  return blocksOf(text).flatMap(block => {
    if (block.kind === "code") return [block.text];
    return block.kind === "quote" ? codesIn(block.text, depth + 1) : [];
  });
}

class Reading {
  readonly #lines: readonly string[];
  /** For each line, the longest run of backticks that it or one below it ends with. */
  readonly #longestEnd: readonly number[];
  readonly #blocks: Block[] = [];
  #paragraph: string[] = [];

  constructor(lines: readonly string[]) {
    this.#lines = lines;
    const longest: number[] = [];
    for (let at = lines.length - 1; at >= 0; at--)
      longest[at] = Math.max(longest[at + 1] ?? 0, ticksAtEnd(lines[at] as string));
    this.#longestEnd = longest;
  }

  blocks(): Block[] {
    let at = 0;
    while (at < this.#lines.length)
      at = this.#code(at) ?? this.#quote(at) ?? this.#list(at) ?? this.#line(at);
    this.#endParagraph();
    return this.#blocks;
  }

  /** Where to go on behind a block of code, if one begins here. */
  #code(at: number): number | undefined {
    const [, ticks = "", info = ""] = fence.exec(this.#lines[at] as string) ?? [];
    if (ticks === "" || (this.#longestEnd[at + 1] ?? 0) < ticks.length) return undefined;
    let end = at + 1;
    while (ticksAtEnd(this.#lines[end] as string) < ticks.length) end += 1;
    const inner = this.#lines.slice(at + 1, end);
    // Also at the end of a line of code: that is how people in a hurry write it.
    const last = (this.#lines[end] as string).trimEnd();
    const rest = last.slice(0, last.length - ticksAtEnd(last));
    if (rest.trim() !== "") inner.push(rest);
    const named = language.test(info.trim());
    if (!named && info.trim() !== "") inner.unshift(info);
    this.#add({ kind: "code", language: named ? info.trim() : "", text: inner.join("\n") });
    return end + 1;
  }

  #quote(at: number): number | undefined {
    let end = at;
    while (end < this.#lines.length && quoted.test(this.#lines[end] as string)) end += 1;
    if (end === at) return undefined;
    const inner = this.#lines.slice(at, end).map(line => line.replace(quoted, ""));
    this.#add({ kind: "quote", text: inner.join("\n") });
    return end;
  }

  #list(at: number): number | undefined {
    const signs: string[] = [];
    let end = at;
    for (; end < this.#lines.length; end++) {
      const [, , sign] = item.exec(this.#lines[end] as string) ?? [];
      if (!sign) break;
      signs.push(/\d/.test(sign) ? sign.slice(-1) : sign);
    }
    // One line begins with a number or a dash by chance; and what is added and taken away is a patch.
    if (signs.length < 2 || signs.some(sign => sign === "+")) {
      if (end === at) return undefined;
      for (const line of this.#lines.slice(at, end)) this.#paragraph.push(line);
      return end;
    }
    for (const line of this.#lines.slice(at, end)) {
      const [whole, indent = "", sign = ""] = item.exec(line) ?? [""];
      this.#add({ kind: "item", indent: indent.length, sign, text: line.slice(whole.length) });
    }
    return end;
  }

  #line(at: number): number {
    this.#paragraph.push(this.#lines[at] as string);
    return at + 1;
  }

  #add(block: Block): void {
    this.#endParagraph();
    this.#blocks.push(block);
  }

  #endParagraph(): void {
    if (this.#paragraph.length > 0)
      this.#blocks.push({ kind: "paragraph", text: this.#paragraph.join("\n") });
    this.#paragraph = [];
  }
}

/** Counted from the end: a pattern would look at a long run of them once for each. */
function ticksAtEnd(line: string): number {
  const end = line.trimEnd().length;
  let from = end;
  while (line[from - 1] === "`") from -= 1;
  return end - from;
}
