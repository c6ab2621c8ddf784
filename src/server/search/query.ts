import { type Refusal, refuse, roomName, userName } from "../../protocol/index.ts";
import type { Phrase, Traits, Wanted } from "../store/search.ts";
import { spanOf } from "./dates.ts";

/** All words that begin with these letters are looked up: among five million messages 0.2 s for two of them. */
const shortestPrefix = 3;
const mostPrefixes = 2;

const standsBetween = "stands between two words or phrases";

/** One piece of a query: perhaps left out, perhaps by an operator, perhaps quoted. */
const piece =
  /(?<not>-(?=[^\s-]))?(?:(?<operator>from|in|before|after|has):)?(?:"(?<quoted>[^"]*)(?<end>"?)|(?<bare>\S*))/giy;

type Traiting = { -readonly [K in keyof Traits]: Traits[K] extends readonly (infer T)[] ? T[] : Traits[K] };

/** Collects what the pieces of a query say. A piece that says nothing is told as a sentence. */
class Reading {
  readonly #now: number;
  readonly has: Traiting = { phrases: [], rooms: [], authors: [], link: false };
  readonly lacks: Traiting = { phrases: [], rooms: [], authors: [], link: false };
  from: number | undefined;
  until: number | undefined;
  /** The phrase that the last piece was, and whether the next is another for it. */
  #last: Phrase | undefined;
  #isOr = false;

  constructor(now: number) {
    this.#now = now;
  }

  /** Takes a piece; what is wrong with it, if something is. */
  take(
    operator: string,
    value: string,
    { not, quoted }: { not: boolean; quoted: boolean },
  ): string | undefined {
    const traits = not ? this.lacks : this.has;
    if (operator === "" && value === "OR" && !not && !quoted) return this.#or();
    if (this.#isOr && (not || operator !== "")) return "cannot follow OR";
    const last = this.#last;
    this.#last = undefined;
    switch (operator) {
      case "":
        return this.#phrase(value, traits, { quoted, not, last });
      case "from": {
        const name = value.toLowerCase() === "me" ? "me" : userName(value.replace(/^@/, ""));
        if (name === undefined) return "is no name";
        traits.authors.push(name);
        return undefined;
      }
      case "in": {
        const name = roomName(value);
        if (name === undefined) return "is no room's name";
        traits.rooms.push(name);
        return undefined;
      }
      case "has":
        if (value.toLowerCase() !== "link") return "is not known: there is has:link";
        traits.link = true;
        return undefined;
      default:
        return not ? "cannot be left out: turn it round" : this.#date(operator, value);
    }
  }

  /** What is wrong with where the query ends, if something is. */
  end(): string | undefined {
    return this.#isOr ? standsBetween : undefined;
  }

  #or(): string | undefined {
    if (!this.#last || this.#isOr) return standsBetween;
    this.#isOr = true;
    return undefined;
  }

  #phrase(
    value: string,
    traits: Traiting,
    { quoted, not, last }: { quoted: boolean; not: boolean; last: Phrase | undefined },
  ): string | undefined {
    const prefix = !quoted && value.endsWith("*");
    const text = prefix ? value.replace(/\*+$/, "") : value;
    if (!/[\p{L}\p{N}\p{Co}\p{So}]/u.test(text)) return "holds no letter and no digit";
    if (prefix) {
      const letters = /[\p{L}\p{M}\p{N}]*$/u.exec(text)?.[0] ?? "";
      if ([...letters].length < shortestPrefix) return `is too short: ${shortestPrefix} letters before the *`;
      const prefixes = [...this.has.phrases, ...this.lacks.phrases]
        .flatMap(phrase => [phrase, ...(phrase.or ?? [])])
        .filter(phrase => phrase.prefix);
      if (prefixes.length >= mostPrefixes) return `is one * too many: there may be ${mostPrefixes}`;
    }
    const phrase: Phrase = { text, ...(prefix ? { prefix } : {}) };
    if (this.#isOr && last) {
      this.#last = { ...last, or: [...(last.or ?? []), phrase] };
      traits.phrases[traits.phrases.length - 1] = this.#last;
    } else {
      traits.phrases.push(phrase);
      this.#last = not ? undefined : phrase;
    }
    this.#isOr = false;
    return undefined;
  }

  #date(operator: string, value: string): string | undefined {
    const span = spanOf(value, this.#now);
    if (!span) return "is no date: write 2026-01-31, or 7d for seven days ago (h, d, w, y)";
    if (operator === "before") this.until = Math.min(this.until ?? Infinity, span.start);
    else this.from = Math.max(this.from ?? 0, span.end);
    return undefined;
  }
}

/** Understands a query as people type it, or says which part of it cannot be understood. */
export function parseQuery(query: string, now: number): Wanted | Refusal {
  const reading = new Reading(now);
  const text = query.toWellFormed();
  for (let at = 0; at < text.length; ) {
    if (/\s/.test(text[at] as string)) {
      at += 1;
      continue;
    }
    piece.lastIndex = at;
    const found = piece.exec(text) as RegExpExecArray;
    const { not, operator = "", quoted, end, bare = "" } = found.groups as Partial<Record<string, string>>;
    const part = found[0];
    if (quoted !== undefined && end === "") return bad(part, "has no end: close the quotation");
    const value = quoted ?? bare;
    const problem = reading.take(operator.toLowerCase(), value, {
      not: not !== undefined,
      quoted: quoted !== undefined,
    });
    if (problem !== undefined) return bad(part, problem);
    at += part.length;
  }
  const unended = reading.end();
  if (unended !== undefined) return bad("OR", unended);
  const { has, lacks, from, until } = reading;
  if (has.phrases.length + has.rooms.length + has.authors.length === 0 && !has.link) {
    return refuse("bad_query", {
      field: "query",
      message: "Say what to look for: a word, from:NAME, in:ROOM or has:link.",
    });
  }
  return { has, lacks, ...(from === undefined ? {} : { from }), ...(until === undefined ? {} : { until }) };
}

const longestShown = 60;

function bad(part: string, problem: string): Refusal {
  const shown = part.length > longestShown ? `${part.slice(0, longestShown).toWellFormed()}…` : part;
  return refuse("bad_query", { field: "query", message: `${shown} ${problem}.` });
}
