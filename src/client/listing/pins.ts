import { limits } from "../../protocol/index.ts";
import { isFailure } from "../failure.ts";
import type { Source } from "./source.ts";

/** What is pinned in a room, the newest messages first. */
export function pins(room: number): Source {
  return {
    async page(ask, after) {
      const place = after?.next === undefined ? {} : { before: after.next };
      const page = await ask("pins", { room, ...place, limit: limits.page });
      if (isFailure(page)) return page;
      const { messages, more } = page;
      const next = more ? messages.at(-1)?.seq : undefined;
      return { found: messages.map(message => ({ room, message })), next };
    },
    has: (where, message) => where === room && message.pinned !== undefined,
    before: (one, other) => one.message.seq > other.message.seq,
  };
}
