import { isLoaded, type People, type Timeline, type Waiting } from "../../client/index.ts";
import type { Member, Message, SettingsChange, TopicChange } from "../../protocol/index.ts";
import { dayEnd } from "./dates.ts";

/** What stands in the messages pane, one below the other. `key` names it from one frame to the next. */
export type Item = { readonly key: string } & (
  | { readonly kind: "start" }
  | { readonly kind: "day"; readonly at: number }
  | { readonly kind: "new" }
  /** In a list of messages: where and when the next one was said. */
  | { readonly kind: "place"; readonly room: string; readonly at: number }
  | { readonly kind: "message"; readonly message: Message; readonly grouped: boolean }
  | { readonly kind: "ignored"; readonly count: number; readonly seq: number }
  | { readonly kind: "waiting"; readonly waiting: Waiting; readonly grouped: boolean }
  | Told
);

/** A change of the room that is told among the messages. */
type Told =
  | { readonly kind: "members"; readonly members: readonly Member[] }
  | { readonly kind: "names"; readonly names: readonly NewName[] }
  | { readonly kind: "topic"; readonly topic: TopicChange }
  | { readonly kind: "settings"; readonly settings: SettingsChange };

/** Somebody is called otherwise from this number on, or only shown so. */
export interface NewName extends Placed {
  readonly from: string;
  readonly to: string;
  readonly shown?: true;
}

/** The number in the room's order that an item has its place by, if it has one. */
export function versionOf(item: Item): number | undefined {
  if (item.kind === "message") return item.message.seq;
  if (item.kind === "ignored") return item.seq;
  if (item.kind === "members") return item.members.at(-1)?.version;
  if (item.kind === "names") return item.names.at(-1)?.version;
  if (item.kind === "settings") return item.settings.version;
  return item.kind === "topic" ? item.topic.version : undefined;
}

/** Messages of one person within this time stand together under one name; so do those who come or go, or are renamed. */
const grouping = 5 * 60_000;
/** In larger rooms coming and going is not news, nor is what people are called. */
export const mostForPeopleLines = 64;

/**
 * A room as a list of items: its messages in their order, the comings and goings, new names, the topic and the settings at the
 * place that their version gives them, a line for each day, one where the new messages begin, and at the end what waits.
 */
export function itemsOf(room: {
  readonly timeline: Timeline;
  readonly people: People;
  readonly waiting: readonly Waiting[];
  readonly newFrom: number | undefined;
  readonly me: number | undefined;
  /** Nobody comes into a conversation of some people, or goes. */
  readonly direct?: boolean;
}): Item[] {
  const { timeline, newFrom, me } = room;
  const items: Item[] = [];
  if (timeline.atStart) items.push({ kind: "start", key: "start" });
  let today = Number.NEGATIVE_INFINITY;
  let last: { user: number | undefined; at: number } | undefined;
  let marked = newFrom === undefined;

  const day = (at: number) => {
    // Only ever forward: what waits since yesterday stands below today's messages.
    if (at < today) return;
    today = dayEnd(at);
    items.push({ kind: "day", at, key: `d${today}` });
    last = undefined;
  };
  const grouped = (user: number | undefined, at: number, action: true | undefined) => {
    const joins = !action && last !== undefined && last.user === user && at - last.at < grouping;
    // Who does something is named by it; what follows stands under a name again.
    last = action ? undefined : { user, at };
    return joins;
  };

  for (const event of merged(room)) {
    day(event.at);
    if (!("kind" in event)) {
      const message = event;
      if (!marked && message.seq > (newFrom ?? 0) && message.user !== me) {
        items.push({ kind: "new", key: "new" });
        marked = true;
        last = undefined;
      }
      const key = `m${message.seq}`;
      items.push({
        kind: "message",
        message,
        grouped: grouped(message.user, message.at, message.action),
        key,
      });
    } else {
      items.push(event);
      last = undefined;
    }
  }
  // Also before anything was loaded: what is written offline is to be seen.
  if (!timeline.atEnd && isLoaded(timeline)) return items;
  for (const waiting of room.waiting) {
    day(waiting.at);
    const { cid, at, action } = waiting;
    items.push({ kind: "waiting", waiting, grouped: grouped(me, at, action), key: `w${cid}` });
  }
  return items;
}

interface Placed {
  readonly at: number;
  readonly version: number;
}
type Change = Placed & Told & { readonly key: string };

/** Messages and the other changes within the window, by their common numbers. */
function* merged(room: {
  timeline: Timeline;
  people: People;
  direct?: boolean;
}): Generator<Message | Change> {
  const { timeline } = room;
  const { messages, atStart, atEnd } = timeline;
  const from = atStart ? 0 : (messages[0]?.seq ?? Infinity);
  const to = atEnd ? Infinity : (messages.at(-1)?.seq ?? 0);
  const changes = changesIn(room)
    .filter(({ version }) => version >= from && version <= to)
    .sort((one, other) => one.version - other.version);
  let next = 0;
  for (const message of messages) {
    const first = next;
    while ((changes[next]?.version ?? Infinity) < message.seq) next += 1;
    if (next > first) yield* together(changes.slice(first, next));
    yield message;
  }
  yield* together(changes.slice(next));
}

/** Changes between two messages: those of one kind in one line. */
function* together(changes: readonly Change[]): Generator<Change> {
  let line: Change | undefined;
  for (const change of changes) {
    const both = line && joined(line, change);
    if (line && !both) yield line;
    line = both ?? change;
  }
  if (line) yield line;
}

function changesIn(room: { timeline: Timeline; people: People; direct?: boolean }): Change[] {
  const { topic, settings } = room.timeline;
  const changes = room.people.complete ? peopleLines(room.people, room.direct) : [];
  if (topic?.user !== undefined) {
    const { at, version } = topic;
    changes.push({ kind: "topic", at, version, topic, key: `c${version}` });
  }
  if (settings?.user !== undefined) {
    const { at, version } = settings;
    changes.push({ kind: "settings", at, version, settings, key: `c${version}` });
  }
  return changes;
}

function peopleLines({ members, reshown }: People, direct = false): Change[] {
  if (members.size > mostForPeopleLines) return [];
  const changes: Change[] = [];
  for (const member of members.values()) {
    const { name: to, formerly } = member;
    // A new name or another role is no coming.
    const version = member.since ?? member.version;
    if (!direct)
      changes.push({ kind: "members", at: member.at, version, members: [member], key: `c${version}` });
    if (formerly) {
      const { name: from, version, at } = formerly;
      changes.push({ kind: "names", at, version, names: [{ version, at, from, to }], key: `c${version}` });
    }
  }
  for (const { user, from, to, version, at } of reshown) {
    // It is no change of the room: others may stand at the same place.
    const key = `s${version} ${user}`;
    changes.push({ kind: "names", at, version, names: [{ version, at, from, to, shown: true }], key });
  }
  return changes;
}

/**
 * Those who come and go one after the other make one line, and so do those who are called otherwise. It keeps the time and
 * number of the first.
 */
function joined(before: Change, change: Change): Change | undefined {
  const close = change.at - before.at < grouping && change.at < dayEnd(before.at);
  if (!close) return undefined;
  if (before.kind === "members" && change.kind === "members") {
    return { ...before, members: [...before.members, ...change.members] };
  }
  if (before.kind === "names" && change.kind === "names") {
    return { ...before, names: [...before.names, ...change.names] };
  }
  return undefined;
}
