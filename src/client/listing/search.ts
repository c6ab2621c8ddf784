import { isFailure } from "../failure.ts";
import type { Source } from "./source.ts";

/** So many are seen at once, and more are asked for when they are. */
const limit = 50;

/** Messages of all rooms one is in that a query finds, the newest first. */
export function search(query: string): Source {
  return {
    async page(ask, after) {
      const place = after?.next === undefined ? {} : { before: after.next };
      const page = await ask("search", { query, ...place, limit });
      return isFailure(page) ? page : { found: page.found, next: page.next };
    },
    // Whether what was said just now would be found, only the server knows.
    has: (_, { deleted }) => (deleted ? false : undefined),
    before: () => false,
  };
}
