import { isFailure } from "../failure.ts";
import type { Source } from "./source.ts";

/** So many are seen at once, and more are asked for when they are. */
const limit = 50;

/** Messages that name one, in all rooms one is in, the newest first. */
export function mentions(): Source {
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
