import type { People, Timeline, Waiting } from "../../client/index.ts";
import type { Member, Message, TopicChange } from "../../protocol/index.ts";
import { sameDay } from "./dates.ts";

/** What stands in the messages pane, one below the other. `key` names it from one frame to the next. */
export type Item = { readonly key: string } & (
  | { readonly kind: "start" }
  | { readonly kind: "day"; readonly at: number }
  | { readonly kind: "new" }
  | { readonly kind: "message"; readonly message: Message; readonly grouped: boolean }
  | { readonly kind: "waiting"; readonly waiting: Waiting; readonly grouped: boolean }
  | { readonly kind: "member"; readonly member: Member }
  | { readonly kind: "topic"; readonly topic: TopicChange }
);

/** Messages of one person within this time stand together under one name. */
const grouping = 5 * 60_000;
/** In larger rooms coming and going is not news. */
const mostForJoinLines = 64;

/**
 * A room as a list of items: its messages in their order, the comings and goings and the topic at the place that
 * their version gives them, a line for each day, one where the new messages begin, and at the end what waits.
 */
export function itemsOf(room: {
  readonly timeline: Timeline;
  readonly people: People;
  readonly waiting: readonly Waiting[];
  readonly newFrom: number | undefined;
  readonly me: number | undefined;
}): Item[] {
  const { timeline, newFrom, me } = room;
  const items: Item[] = [];
  if (timeline.atStart) items.push({ kind: "start", key: "start" });
  let lastAt: number | undefined;
  let last: { user: number | undefined; at: number } | undefined;
  let marked = newFrom === undefined;

  const day = (at: number) => {
    if (lastAt === undefined || !sameDay(lastAt, at)) {
      items.push({ kind: "day", at, key: `day ${new Date(at).toDateString()}` });
      last = undefined;
    }
    lastAt = at;
  };
  const grouped = (user: number | undefined, at: number) => {
    const joins = last !== undefined && last.user === user && at - last.at < grouping;
    last = { user, at };
    return joins;
  };

  for (const event of merged(room)) {
    day(event.at);
    if ("message" in event) {
      const { message } = event;
      if (!marked && message.seq > (newFrom ?? 0) && message.user !== me) {
        items.push({ kind: "new", key: "new" });
        marked = true;
        last = undefined;
      }
      items.push({
        kind: "message",
        message,
        grouped: grouped(message.user, message.at),
        key: `m${message.seq}`,
      });
    } else {
      items.push("member" in event ? { ...event, kind: "member" } : { ...event, kind: "topic" });
      last = undefined;
    }
  }
  if (!timeline.atEnd) return items;
  for (const waiting of room.waiting) {
    day(waiting.at);
    items.push({ kind: "waiting", waiting, grouped: grouped(me, waiting.at), key: `w${waiting.cid}` });
  }
  return items;
}

type Event = { readonly at: number; readonly version: number; readonly key: string } & (
  | { readonly message: Message }
  | { readonly member: Member }
  | { readonly topic: TopicChange }
);

/** Messages and the other changes within the window, by their common numbers. */
function merged({ timeline, people }: { timeline: Timeline; people: People }): Event[] {
  const { messages, atStart, atEnd, topic } = timeline;
  const from = atStart ? 0 : (messages[0]?.seq ?? Infinity);
  const to = atEnd ? Infinity : (messages.at(-1)?.seq ?? 0);
  const others: Event[] = [];
  if (people.complete && people.members.size <= mostForJoinLines) {
    for (const member of people.members.values()) {
      others.push({
        at: member.at,
        version: member.version,
        key: `p${member.user}-${member.version}`,
        member,
      });
    }
  }
  if (topic?.user !== undefined) {
    others.push({ at: topic.at, version: topic.version, key: `t${topic.version}`, topic });
  }
  const inWindow = others
    .filter(({ version }) => version >= from && version <= to)
    .sort((one, other) => one.version - other.version);
  const events: Event[] = [];
  let next = 0;
  for (const message of messages) {
    while (next < inWindow.length && (inWindow[next] as Event).version < message.seq) {
      events.push(inWindow[next++] as Event);
    }
    events.push({ at: message.at, version: message.seq, key: "", message });
  }
  return [...events, ...inWindow.slice(next)];
}
