import {
  type Changes,
  type HistoryPage,
  type Message,
  type Quote,
  quoted,
  type SettingsChange,
  type TopicChange,
} from "../../protocol/index.ts";

/** As many messages as are kept in memory; what is dropped is asked for again when one comes by. Each new one copies them. */
const longest = 1_000;
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
  readonly settings?: SettingsChange;
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

/**
 * The window begins anew with a page. What had been seen before stays what has been seen: the page tells of messages
 * and the topic only, and not of what else changed; unless all begins `afresh`.
 */
export function opened(before: Timeline, page: HistoryPage, afresh: boolean): Timeline {
  const { epoch, head, start, end } = page;
  const version = afresh ? head : Math.min(head, before.version);
  const topic = !afresh && before.topic ? { topic: before.topic } : {};
  const settings = !afresh && before.settings ? { settings: before.settings } : {};
  const last = { ...topic, ...settings };
  const messages = ascending(page.messages);
  const after = { epoch, version, messages, atStart: start, atEnd: end, loading: "none", ...last } as const;
  return latest(after, page);
}

/** The last change of the topic and of the settings, as a page tells them. */
function latest(before: Timeline, page: Pick<HistoryPage, "topic" | "settings">): Timeline {
  const titled = page.topic ? retitled(before, page.topic) : before;
  return page.settings ? resettled(titled, page.settings) : titled;
}

/**
 * A page of messages older than `edge` comes in front; what is then too much goes from the end. If the window does
 * not begin there any more (its front was dropped meanwhile), the page would leave a gap: it is not taken. A page
 * read before changes that were heard meanwhile may hold what they changed as it was: they are asked for again.
 */
export function prepended(before: Timeline, page: HistoryPage, edge: number): Timeline {
  if (before.messages[0]?.seq !== edge) return before;
  const older = ascending(page.messages).filter(message => message.seq < edge);
  const messages = [...older, ...before.messages];
  const fits = messages.length <= longest;
  return {
    ...before,
    version: Math.min(before.version, page.head),
    messages: fits ? messages : messages.slice(0, longest - slack),
    atStart: page.start || older.length === 0,
    atEnd: before.atEnd && fits,
  };
}

/** A page of messages newer than `edge` comes behind; what is then too much goes from the start. */
export function appended(before: Timeline, page: HistoryPage, edge: number): Timeline {
  if (before.messages.at(-1)?.seq !== edge) return before;
  const newer = ascending(page.messages).filter(message => message.seq > edge);
  const version = Math.min(before.version, page.head);
  return trimmed({ ...before, version, messages: [...before.messages, ...newer], atEnd: page.end });
}

/** A page as a server should send it: each message once, the oldest first. */
function ascending(messages: readonly Message[]): readonly Message[] {
  if (messages.every((message, i) => message.seq > (messages[i - 1]?.seq ?? -1))) return messages;
  return [...new Map(messages.map(message => [message.seq, message])).values()].sort((a, b) => a.seq - b.seq);
}

/** The next change, live: a message, if it is one; other changes only count. */
export function followed(before: Timeline, version: number, message?: Message): Timeline {
  const after = message ? upserted(before, message) : before;
  return version > after.version ? { ...after, version } : after;
}

export function retitled(before: Timeline, topic: TopicChange): Timeline {
  if (before.topic && before.topic.version >= topic.version) return before;
  return { ...before, topic };
}

export function resettled(before: Timeline, settings: SettingsChange): Timeline {
  if (before.settings && before.settings.version >= settings.version) return before;
  return { ...before, settings };
}

/** A page of what changed: each row where it belongs in the window, or nowhere if it is outside. */
export function caughtUp(before: Timeline, page: Changes): Timeline {
  const after = page.messages.reduce(upserted, latest(before, page));
  return { ...after, version: Math.max(after.version, page.upTo) };
}

/** A message as it is now, in its place; and what others in the window tell of it. */
function upserted(before: Timeline, message: Message): Timeline {
  const after = placed(before, message);
  const messages = retold(after.messages, message);
  return messages === after.messages ? after : { ...after, messages };
}

function placed(before: Timeline, message: Message): Timeline {
  const { messages } = before;
  const last = messages.at(-1);
  if (!last || message.seq > last.seq) {
    return before.atEnd ? trimmed({ ...before, messages: messages.concat(message) }) : before;
  }
  const place = placeOf(messages, message.seq);
  const there = messages[place];
  if (there?.seq === message.seq) {
    const now = merged(there, message);
    return now === there ? before : { ...before, messages: messages.with(place, now) };
  }
  if (place === 0 && !before.atStart) return before;
  return { ...before, messages: messages.toSpliced(place, 0, message) };
}

/** One message that was told twice: as its later version has it, and of others what is known by either. */
export function merged(there: Message, message: Message): Message {
  const [before, after] = message.version > there.version ? [there, message] : [message, there];
  const quoted = before.reply ? requoted(after, before.reply) : after;
  return before.replies ? counted(quoted, before.replies) : quoted;
}

/** An answer quotes what it answers, and the first message of a thread counts its answers. */
export function retold(messages: readonly Message[], changed: Message): readonly Message[] {
  const { seq, thread, nth, version } = changed;
  // A message that is new is quoted by none, and one in no thread counted by none.
  if (version === seq && nth === undefined) return messages;
  const quote = quoteOf(changed);
  const told = messages.map(message => {
    if (message.reply?.seq === seq) return requoted(message, quote);
    return message.seq === thread && nth ? counted(message, { count: nth, last: seq }) : message;
  });
  return told.some((message, place) => message !== messages[place]) ? told : messages;
}

function quoteOf({ seq, version, user, name, text, picture }: Message): Quote {
  const size = picture && { width: picture.width, height: picture.height };
  return { seq, version, user, name, text: quoted(text), ...(size ? { picture: size } : {}) };
}

/** The quote of the later version is the right one, in whatever order they come. */
function requoted(message: Message, quote: Quote): Message {
  return message.reply && message.reply.version < quote.version ? { ...message, reply: quote } : message;
}

/** Answers only become more. They do not come in their order: those that were changed since come later. */
function counted(message: Message, replies: NonNullable<Message["replies"]>): Message {
  return (message.replies?.count ?? 0) < replies.count ? { ...message, replies } : message;
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
