import type { Changes, HistoryPage, Message, TopicChange } from "../../protocol/index.ts";

/** As many messages as are kept in memory; what is dropped is asked for again when one comes by. */
const longest = 2_000;
/** Dropped at once, so that not every message moves them all. */
const slack = 500;

/** A window on a room's messages: without a gap between its first and its last. */
export interface Timeline {
  readonly epoch: string;
  /** Every change up to this version has been seen. */
  readonly version: number;
  readonly messages: readonly Message[];
  /** Nothing is older than the first message, nothing newer than the last. */
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly loading: "none" | "older" | "newer" | "all";
  readonly topic?: TopicChange;
}

export const noTimeline: Timeline = {
  epoch: "",
  version: 0,
  messages: [],
  atStart: false,
  atEnd: false,
  loading: "none",
};

export function isLoaded(timeline: Timeline): boolean {
  return timeline.epoch !== "";
}

/** The window begins anew with a page. `version` is what had been seen before, if that is more than the page knows. */
export function opened(before: Timeline, page: HistoryPage, version = page.head): Timeline {
  const { epoch, messages, start, end } = page;
  const topic = before.epoch === epoch && before.topic ? { topic: before.topic } : {};
  return { epoch, version, messages, atStart: start, atEnd: end, loading: "none", ...topic };
}

/** A page of older messages comes in front; what is then too much goes from the end. */
export function prepended(before: Timeline, page: HistoryPage): Timeline {
  const first = before.messages[0]?.seq ?? Infinity;
  const older = page.messages.filter(message => message.seq < first);
  const messages = [...older, ...before.messages];
  const fits = messages.length <= longest;
  return {
    ...before,
    loading: "none",
    messages: fits ? messages : messages.slice(0, longest - slack),
    atStart: page.start,
    atEnd: before.atEnd && fits,
  };
}

/** A page of newer messages comes behind; what is then too much goes from the start. */
export function appended(before: Timeline, page: HistoryPage): Timeline {
  const last = before.messages.at(-1)?.seq ?? 0;
  const newer = page.messages.filter(message => message.seq > last);
  // The page may be older than a change that was announced since: then there is one more page to ask for.
  const atEnd = page.end && page.head >= before.version;
  return trimmed({ ...before, loading: "none", messages: [...before.messages, ...newer], atEnd });
}

/** The next change, live: a message, if it is one; other changes only count. */
export function followed(before: Timeline, version: number, message?: Message): Timeline {
  return { ...(message ? upserted(before, message) : before), version: Math.max(before.version, version) };
}

export function retitled(before: Timeline, topic: TopicChange): Timeline {
  if (before.topic && before.topic.version >= topic.version) return before;
  return { ...before, topic };
}

/** A page of what changed: each row where it belongs in the window, or nowhere if it is outside. */
export function caughtUp(before: Timeline, page: Changes): Timeline {
  const after = page.messages.reduce(upserted, page.topic ? retitled(before, page.topic) : before);
  return { ...after, version: Math.max(after.version, page.upTo) };
}

function upserted(before: Timeline, message: Message): Timeline {
  const { messages } = before;
  const last = messages.at(-1);
  if (!last || message.seq > last.seq) {
    return before.atEnd ? trimmed({ ...before, messages: [...messages, message] }) : before;
  }
  const place = placeOf(messages, message.seq);
  const there = messages[place];
  if (there?.seq === message.seq) {
    return there.version >= message.version ? before : { ...before, messages: messages.with(place, message) };
  }
  if (place === 0 && !before.atStart) return before;
  return { ...before, messages: messages.toSpliced(place, 0, message) };
}

function trimmed(timeline: Timeline): Timeline {
  if (timeline.messages.length <= longest) return timeline;
  return { ...timeline, messages: timeline.messages.slice(slack), atStart: false };
}

/** The first place whose message is not before this seq. */
export function placeOf(messages: readonly Message[], seq: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((messages[middle] as Message).seq < seq) low = middle + 1;
    else high = middle;
  }
  return low;
}
