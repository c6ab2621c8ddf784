import { limits } from "../../protocol/index.ts";
import { isFailure } from "../failure.ts";
import type { Source } from "./source.ts";

/** The message that a thread begins with, and those that answer it or one another, oldest first. */
export function thread(room: number, seq: number): Source {
  return {
    async page(ask, after) {
      const place = after?.next === undefined ? {} : { after: after.next };
      const page = await ask("thread", { room, seq, ...place, limit: limits.page });
      if (isFailure(page)) return page;
      const { messages, more } = page;
      const next = more ? messages.at(-1)?.seq : undefined;
      return { found: messages.map(message => ({ room, message })), next };
    },
    has: (where, message) => where === room && (message.seq === seq || message.thread === seq),
    before: (one, other) => one.message.seq < other.message.seq,
  };
}
