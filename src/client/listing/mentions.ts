import { limits } from "../../protocol/index.ts";
import { isFailure } from "../failure.ts";
import { keywordPattern } from "../state/keywords.ts";
import { newestOf } from "./newest-of.ts";
import { search } from "./search.ts";
import type { Source } from "./source.ts";

/** So many are seen at once, and more are asked for when they are. */
const limit = 50;

/** Messages that name one, or hold one of these words, in all rooms one is in, the newest first. */
export function mentions(keywords: readonly string[] = []): Source {
  const queries = queriesOf(keywords);
  if (queries.length === 0) return named();
  return newestOf([named(), ...queries.map(query => worded(query, keywordPattern(keywords) as RegExp))]);
}

function named(): Source {
  return {
    async page(ask, after) {
      const place = after?.next === undefined ? {} : { before: after.next };
      const page = await ask("mentions", { ...place, limit });
      return isFailure(page) ? page : { found: page.found, next: page.next };
    },
    has: (_, { user, mentions }, me) =>
      user !== me && (mentions?.some(one => one === me || one === 0) ?? false),
    before: (one, other) => one.message.at > other.message.at,
  };
}

/** What the server finds by these words; of what is said meanwhile one sees oneself whether it has them. */
function worded(query: string, pattern: RegExp): Source {
  return {
    ...search(query),
    has: (_, { user, text }, me) => user !== me && text.search(pattern) >= 0,
  };
}

/** As many words in a query as it may hold. What is no word, like `!`, is not to be found. */
function queriesOf(keywords: readonly string[]): string[] {
  const own = " -from:me";
  const queries: string[] = [];
  for (const word of keywords.filter(one => /[\p{L}\p{N}]/u.test(one))) {
    const quoted = `"${word.replaceAll('"', " ")}"`;
    const longer = queries.length === 0 ? quoted : `${queries.at(-1)} OR ${quoted}`;
    if (queries.length > 0 && longer.length + own.length <= limits.query)
      queries[queries.length - 1] = longer;
    else queries.push(quoted);
  }
  return queries.map(query => query + own);
}
