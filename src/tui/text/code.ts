import type { Role } from "../theme/roles.ts";
import { type Language, languageNamed } from "./languages.ts";
import type { Span } from "./span.ts";

/** A language made ready, when its first code is seen. */
interface Reading {
  readonly pattern: RegExp;
  readonly keywords: ReadonlySet<string>;
  readonly anyCase: boolean | undefined;
}

const readings = new Map<Language, Reading>();

/** A block of code as spans. Without a language that we know it has one look: colours by chance tell nothing. */
export function codeSpans(text: string, name: string): Span[] {
  if (/^(?:diff|patch)$/i.test(name)) return patch(text);
  const language = languageNamed(name);
  if (!language) return [{ text, roles: [] }];
  const reading = readingOf(language);
  const spans: Span[] = [];
  let done = 0;
  for (const match of text.matchAll(reading.pattern)) {
    const role = roleOf(match, reading);
    if (!role) continue;
    if (match.index > done) spans.push({ text: text.slice(done, match.index), roles: [] });
    spans.push({ text: match[0], roles: [role] });
    done = match.index + match[0].length;
  }
  if (done < text.length) spans.push({ text: text.slice(done), roles: [] });
  return spans;
}

function roleOf(
  { 0: text, groups = {} }: RegExpMatchArray,
  { keywords, anyCase }: Reading,
): Role | undefined {
  if (groups.comment) return "comment";
  if (groups.string) return "string";
  if (groups.number) return "number";
  return keywords.has(anyCase ? text.toLowerCase() : text) ? "keyword" : undefined;
}

/** One pass over the text; each alternative goes as far as it can, so that none is tried twice over the same. */
function readingOf(language: Language): Reading {
  let reading = readings.get(language);
  if (!reading) {
    const either = (parts: readonly RegExp[]) => parts.map(({ source }) => source).join("|");
    const number = String.raw`\b\d[\w.]*`;
    const word = String.raw`[\p{L}_$][\p{L}\p{N}\p{M}_$]*`;
    const pattern = new RegExp(
      `(?<comment>${either(language.comments)})|(?<string>${either(language.strings)})|(?<number>${number})|${word}`,
      "gu",
    );
    reading = { pattern, keywords: new Set(language.keywords.split(" ")), anyCase: language.anyCase };
    readings.set(language, reading);
  }
  return reading;
}

function patch(text: string): Span[] {
  const lines = text.split("\n");
  return lines.flatMap((line, place) => {
    const end = place < lines.length - 1 ? "\n" : "";
    const role = roleOfLine(line);
    return [
      { text: line, roles: role ? [role] : [] },
      { text: end, roles: [] },
    ];
  });
}

function roleOfLine(line: string): Role | undefined {
  if (/^(?:\+\+\+|---|@@|diff )/.test(line)) return "keyword";
  if (line.startsWith("+")) return "added";
  return line.startsWith("-") ? "removed" : undefined;
}
