import type { Found } from "../../protocol/index.ts";
import { type Failure, isFailure } from "../failure.ts";
import type { Ask } from "../room.ts";
import type { Page, Source } from "./source.ts";

/** So many are seen at once, and more are asked for when they are. */
const limit = 50;

/** One of the lists, as far as it is known. */
interface Part {
  readonly source: Source;
  page: Page | undefined;
  /** What is not in a page of the whole yet. */
  left: readonly Found[];
}

/** Several lists, each of which has the newest first, as one; what is in two of them is there once. */
export function newestOf(sources: readonly Source[]): Source {
  let parts: Part[] = [];
  return {
    async page(ask, after) {
      if (!after) parts = sources.map(source => ({ source, page: undefined, left: [] }));
      const found: Found[] = [];
      while (found.length < limit) {
        const failure = await fill(parts, ask);
        if (failure) return failure;
        const next = newest(parts);
        if (!next) return { found, next: undefined };
        found.push(next);
        for (const part of parts) part.left = part.left.filter(one => !isSame(one, next));
      }
      return { found, next: 0 };
    },
    has(room, message, me) {
      const each = sources.map(source => source.has(room, message, me));
      return each.includes(true) ? true : each.includes(undefined) ? undefined : false;
    },
    before: isNewer,
  };
}

/** Asks each list that is used up for its next page, until it has one or ends. */
async function fill(parts: readonly Part[], ask: Ask): Promise<Failure | undefined> {
  for (const part of parts) {
    while (part.left.length === 0 && (!part.page || part.page.next !== undefined)) {
      const page = await part.source.page(ask, part.page);
      if (isFailure(page)) return page;
      // With an empty page a list ends, whatever is said to be behind it.
      part.page = page.found.length > 0 ? page : { ...page, next: undefined };
      part.left = page.found;
    }
  }
  return undefined;
}

function newest(parts: readonly Part[]): Found | undefined {
  const [first, ...others] = parts.flatMap(({ left }) => left[0] ?? []);
  return others.reduce((best, one) => (best && isNewer(best, one) ? best : one), first);
}

/** Of what was said in the same millisecond in one room, the order is the room's. */
function isNewer(one: Found, other: Found): boolean {
  if (one.message.at !== other.message.at || one.room !== other.room)
    return one.message.at > other.message.at;
  return one.message.seq > other.message.seq;
}

function isSame(one: Found, other: Found): boolean {
  return one.room === other.room && one.message.seq === other.message.seq;
}
