import { type Answer, type Changes, limits, type RequestBody } from "../protocol/index.ts";
import { anotherEpoch, badAnswer, type Failure, isFailure, pauseAfter } from "./failure.ts";

export interface ChangesSource {
  sync(body: RequestBody<"sync">): Promise<Answer<"sync"> | Failure>;
  /** The highest version of the room that was heard of. */
  head(room: number): number;
  /** Resolves when one is online and the room's version is above this, or with why that will not come. */
  news(room: number, above: number): Promise<Failure | undefined>;
  pause(ms: number): Promise<void>;
}

/**
 * Everything that changed in a room since a version, in pages, and then what changes. It ends only when going on
 * cannot be complete: the room was left, the client stopped, or the room's history is another one.
 */
export async function* changesSince(
  source: ChangesSource,
  room: number,
  since: number,
): AsyncGenerator<Changes, Failure> {
  let known = since;
  let epoch: string | undefined;
  for (;;) {
    const heard = source.head(room);
    const outcome = await source.sync({ room, since: known, limit: limits.page });
    let above = known;
    if (isFailure(outcome)) {
      if (!outcome.retryable) return outcome;
      if (outcome.code !== "offline") await source.pause(pauseAfter(outcome));
      // Whether there is news was not learnt: it is enough to be online to ask again.
      above = -1;
    } else {
      if (outcome.head < known || (epoch ?? outcome.epoch) !== outcome.epoch) return anotherEpoch;
      epoch = outcome.epoch;
      const further = outcome.upTo > known;
      if (outcome.more && !further) return badAnswer;
      if (further) {
        known = outcome.upTo;
        if (outcome.messages.length + outcome.members.length > 0 || outcome.topic) yield outcome;
      }
      if (outcome.more) continue;
      // A version that was announced and is not there would be asked for without end.
      above = further ? known : Math.max(known, heard);
    }
    const ended = await source.news(room, above);
    if (ended) return ended;
  }
}
