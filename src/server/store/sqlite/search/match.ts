import type { Phrase } from "../../search.ts";
import { authorFacet, linkFacet, roomFacet } from "./facets.ts";
import { wantedText } from "./indexed.ts";

/** What an entry must hold, or must not: the same as `Traits`, by ids. */
export interface Marks {
  readonly phrases: readonly Phrase[];
  readonly rooms: readonly number[];
  readonly authors: readonly number[];
  readonly link: boolean;
}

/** The query as FTS5 reads it. All that people typed is inside quotes, where only a quote could end it. */
export function matchOf(has: Marks, lacks: Marks): string {
  const all = [
    ...anyOf(has.rooms.map(roomFacet)),
    ...anyOf(has.authors.map(authorFacet)),
    ...(has.link ? [quote(linkFacet)] : []),
    ...has.phrases.map(phrase),
  ];
  const none = [
    ...lacks.rooms.map(room => quote(roomFacet(room))),
    ...lacks.authors.map(author => quote(authorFacet(author))),
    ...(lacks.link ? [quote(linkFacet)] : []),
    ...lacks.phrases.map(phrase),
  ];
  const wanted = all.join(" AND ");
  return none.length === 0 ? wanted : `(${wanted}) NOT (${none.join(" OR ")})`;
}

function anyOf(facets: readonly string[]): string[] {
  return facets.length === 0 ? [] : [`(${facets.map(quote).join(" OR ")})`];
}

function phrase({ or, ...first }: Phrase): string {
  return or ? `(${[first, ...or].map(phrase).join(" OR ")})` : words(first);
}

function words({ text, prefix }: Phrase): string {
  const wanted = wantedText(text);
  return `${quote(wanted.text)}${prefix || wanted.prefix ? " *" : ""}`;
}

/** FTS5 ends a query at a zero. */
function quote(text: string): string {
  return `"${text.replace(/["\0]/g, " ")}"`;
}
