import { graphemes, isSimple } from "../../protocol/index.ts";
import type { Role } from "../theme/roles.ts";

/** Printable text of one look. */
export interface Span {
  readonly text: string;
  readonly roles: readonly Role[];
  readonly link?: Link;
  /** Not to be read yet: only how wide it is may be seen. */
  readonly hidden?: boolean;
}

export interface Link {
  readonly href: string;
  /** Tells a terminal which cells are of one link, though they stand in several rows. */
  readonly id: string;
}

/**
 * Spans of one look are one. So are those whose edges a terminal would draw as a single character, now that a mark no
 * longer stands between them: a letter and an accent, the two letters of a flag.
 */
export function joined(spans: readonly Span[]): Span[] {
  const all: Span[] = [];
  for (const span of spans) {
    const last = all.at(-1);
    if (last && (sameLook(last, span) || grows(last.text, span.text))) {
      all[all.length - 1] = { ...last, text: last.text + span.text };
    } else {
      all.push(span);
    }
  }
  return all;
}

function sameLook(one: Span, other: Span): boolean {
  return (
    one.hidden === other.hidden &&
    one.link?.id === other.link?.id &&
    one.roles.length === other.roles.length &&
    one.roles.every((role, place) => role === other.roles[place])
  );
}

function grows(before: string, behind: string): boolean {
  if (isSimple(before.slice(-1) + behind.slice(0, 1))) return false;
  const last = graphemes(before.slice(-64)).at(-1) ?? "";
  return graphemes(last + behind.slice(0, 64))[0] !== last;
}
