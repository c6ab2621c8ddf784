import { foldName } from "../../protocol/index.ts";
import { emojiNamed } from "../emoji/emoji.ts";
import type { Role } from "../theme/roles.ts";
import type { Theme } from "../theme/theme.ts";
import { type Address, disguises, pretends } from "./address.ts";
import { type Pairs, pairsOf } from "./pairs.ts";
import { joined, type Link, type Span } from "./span.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** What the look of a text depends on besides the text. */
export interface Reader {
  readonly theme: Theme;
  /** Whose name is to stand out. */
  readonly name: string | undefined;
  /** What else is to stand out, see `keywordPattern`. */
  readonly keywords?: RegExp | undefined;
  /** Whether spoilers are shown. */
  readonly revealed: boolean;
  /** Whether it is told in the rows where links and code begin, whatever the terminal has. */
  readonly places?: boolean | undefined;
  /** What begins the ids of this text's links; no other text on the screen has the same. */
  readonly id: string;
}

/** What lies between two marks that pair. */
const within: Readonly<Record<string, readonly Role[]>> = {
  "*": ["italic"],
  _: ["italic"],
  "**": ["strong"],
  "***": ["strong", "italic"],
  "~~": ["strike"],
};

/** Fits nothing. */
const none = /(?!)/g;

/** A paragraph of printable text as spans; its newlines are in them. */
export function spansOf(text: string, reader: Reader): Span[] {
  const tokens = tokensOf(text);
  return joined(new Painter(tokens, pairsOf(tokens), reader).spans());
}

class Painter {
  readonly #tokens: readonly Token[];
  readonly #pairs: Pairs;
  readonly #reader: Reader;
  readonly #spans: Span[] = [];
  #roles: readonly Role[] = [];
  readonly #outer: (readonly Role[])[] = [];
  #spoiler = false;
  #link: { link: Link; address: Address; shown: string } | undefined;
  #links = 0;

  constructor(tokens: readonly Token[], pairs: Pairs, reader: Reader) {
    this.#tokens = tokens;
    this.#pairs = pairs;
    this.#reader = reader;
  }

  spans(): Span[] {
    for (const [place, token] of this.#tokens.entries()) {
      const other = this.#pairs.get(place);
      if (other === undefined) this.#alone(token);
      else if (other > place) this.#begin(token, this.#tokens[other] as Token);
      else this.#end(token);
    }
    return this.#spans;
  }

  #alone(token: Token): void {
    const { theme } = this.#reader;
    switch (token.kind) {
      case "code":
        return this.#code(token.text);
      case "url":
        return this.#url(token.text, token.address);
      case "mention":
        return this.#add(token.text, this.#isMe(token.text) ? "toMe" : "mention");
      case "room":
        return this.#add(token.text, "mention");
      case "emoji":
        return this.#add((theme.can.emoji && emojiNamed(token.text.slice(1, -1))) || token.text);
      default:
        return this.#words(token.text);
    }
  }

  #words(text: string): void {
    let done = 0;
    for (const { 0: word, index } of text.matchAll(this.#reader.keywords ?? none)) {
      this.#add(text.slice(done, index));
      this.#add(word, "toMe");
      done = index + word.length;
    }
    this.#add(text.slice(done));
  }

  #begin(token: Token, end: Token): void {
    if (token.kind === "open" && end.kind === "leads") {
      this.#link = { link: this.#newLink(end.address), address: end.address, shown: "" };
    } else if (token.kind === "mark" && token.mark === "||") {
      this.#spoiler = true;
      this.#add(token.text, "dim");
    } else if (token.kind === "mark") {
      if (this.#isTyped(token.mark)) this.#add(token.text, "dim");
      else this.#nest(within[token.mark] ?? []);
    }
  }

  #end(token: Token): void {
    if (token.kind === "leads" && this.#link) {
      const { address, shown } = this.#link;
      this.#link = undefined;
      // Where nothing can be clicked on, it is to be read.
      if (!this.#reader.theme.can.links) this.#add(` (${address.href})`, "dim");
      else if (pretends(shown, address)) this.#add(` (${address.host})`, "dim");
    } else if (token.kind === "mark" && token.mark === "||") {
      this.#add(token.text, "dim");
      this.#spoiler = false;
    } else if (token.kind === "mark") {
      if (this.#isTyped(token.mark)) this.#add(token.text, "dim");
      else this.#roles = this.#outer.pop() ?? [];
    }
  }

  /** Bold in bold is bold: each role is there once, however deep somebody nests. */
  #nest(roles: readonly Role[]): void {
    this.#outer.push(this.#roles);
    this.#roles = [...new Set([...this.#roles, ...roles])];
  }

  /** Where the terminal has no such look, the mark itself is shown. */
  #isTyped(mark: string): boolean {
    return mark === "~~" && !this.#reader.theme.can.strike;
  }

  /** Its backticks stay: they say that it is code where colours do not, and whoever copies it has what was typed. */
  #code(text: string): void {
    const ticks = /^`+/.exec(text)?.[0] ?? "";
    this.#add(ticks, "dim");
    this.#add(text.slice(ticks.length, -ticks.length), "code");
    this.#add(ticks, "dim");
  }

  #url(text: string, address: Address): void {
    if (this.#link) return this.#add(text);
    this.#link = { link: this.#newLink(address), address, shown: "" };
    this.#add(text);
    this.#link = undefined;
    if (disguises(text, address)) this.#add(` (${address.host})`, "dim");
  }

  #newLink({ href }: Address): Link {
    this.#links += 1;
    return { href, id: `${this.#reader.id}.${this.#links}` };
  }

  #isMe(mention: string): boolean {
    const { name } = this.#reader;
    return name !== undefined && foldName(mention.slice(1)) === foldName(name);
  }

  #add(text: string, role?: Role): void {
    if (text === "") return;
    if (this.#link) this.#link.shown += text;
    if (this.#spoiler && !this.#reader.revealed) {
      this.#spans.push({ text, roles: [], hidden: true });
      return;
    }
    const { theme, places } = this.#reader;
    const all = [...this.#roles, ...(role ? [role] : []), ...(this.#link ? (["link"] as const) : [])];
    const link = this.#link && (theme.can.links || places) ? { link: this.#link.link } : undefined;
    this.#spans.push({ text, roles: all, ...link });
  }
}
