import type {
  Cursor,
  MemberEvent,
  Message,
  RoomSummary,
  ServerEvent,
  SettingsChange,
} from "../../protocol/index.ts";

/** A room one is in, as far as the list shows it. */
export interface RoomState extends RoomSummary {
  /** Everything after this seq came while one was away. */
  readonly newFrom?: number;
}

export type RoomList = ReadonlyMap<number, RoomState>;

/** Messages one has not read: a subtraction, so it cannot drift. */
export function unread(room: RoomState): number {
  return Math.max(0, room.ordinal - room.readOrdinal);
}

/** Whether a room is to disturb one now: with unread messages, or only with those that name one, or not at all. */
export function disturbs(room: RoomState): boolean {
  if (room.notify === "none") return false;
  return room.notify === "mentions" ? (room.mentions?.length ?? 0) > 0 : unread(room) > 0;
}

/** One wants the room otherwise, by one's own word on some device. */
export function preferred(
  before: RoomList,
  id: number,
  { favourite, notify }: Pick<ServerEvent<"roomPreferences">, "favourite" | "notify">,
): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const { favourite: _f, notify: _n, ...rest } = room;
  const now = { ...(favourite ? { favourite } : {}), ...(notify === "all" ? {} : { notify }) };
  return new Map(before).set(id, { ...rest, ...now });
}

/** The list after a welcome: what the server says, and from before only what it cannot know. */
export function welcomed(before: RoomList, rooms: readonly RoomSummary[]): RoomList {
  return new Map(
    rooms.map(room => {
      const known = before.get(room.room);
      const newFrom = known?.epoch === room.epoch ? known.newFrom : undefined;
      return [room.room, newFrom === undefined ? room : { ...room, newFrom }];
    }),
  );
}

/** One looks at the room: what one has not read until now is new. A mark that is there stays. */
export function looked(before: RoomList, id: number): RoomList {
  const room = before.get(id);
  if (!room || room.newFrom !== undefined || unread(room) === 0) return before;
  return changed(before, id, { newFrom: room.read });
}

export function entered(before: RoomList, room: RoomSummary): RoomList {
  return new Map(before).set(room.room, room);
}

export function left(before: RoomList, room: number): RoomList {
  if (!before.has(room)) return before;
  const after = new Map(before);
  after.delete(room);
  return after;
}

/** Changes one room, if it is there and changes. */
export function changed(before: RoomList, id: number, change: Partial<RoomState>): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const same = Object.entries(change).every(([key, value]) => room[key as keyof RoomState] === value);
  return same ? before : new Map(before).set(id, { ...room, ...change });
}

/** The room has other settings: what is left out of them is not so. */
export function resettled(before: RoomList, id: number, { settings }: SettingsChange): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const { name: _n, colour: _c, private: _p, readOnly: _r, archived: _a, ...rest } = room;
  return new Map(before).set(id, { ...rest, ...settings });
}

/** A message came, or one changed. One's own is read by being written; of who is ignored none names one. */
export function spoken(
  before: RoomList,
  id: number,
  message: Message,
  me: number | undefined,
  ignored = false,
): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const named = mentioned(room, message, me, ignored);
  if (message.ordinal <= room.ordinal) return changed(risen(before, id, message.version), id, named);
  const { ordinal, seq, at } = message;
  const own = message.user === me ? { read: seq, delivered: seq, readOrdinal: ordinal, mentions: [] } : {};
  const head = Math.max(room.head, message.version);
  return changed(before, id, { head, ordinal, activeAt: at, ...named, ...own });
}

/**
 * The last message of a page. It may be older than what was heard of it, if it was: then it says nothing. What a page
 * is ahead of will be heard.
 */
export function paged(
  before: RoomList,
  id: number,
  message: Message,
  me: number | undefined,
  ignored = false,
): RoomList {
  const known = (before.get(id)?.ordinal ?? 0) >= message.ordinal;
  return known ? risen(before, id, message.version) : spoken(before, id, message, me, ignored);
}

/** Whether an unread message names one: it may have done so before it was changed, or not. */
function mentioned(
  room: RoomState,
  { seq, user, mentions }: Message,
  me: number | undefined,
  ignored: boolean,
): Partial<RoomState> {
  const before = room.mentions ?? [];
  const names = user !== me && !ignored && seq > room.read && mentions?.some(one => one === me || one === 0);
  if (before.includes(seq) === Boolean(names)) return {};
  return { mentions: names ? [...before, seq] : before.filter(one => one !== seq) };
}

/** Other messages name one, by the server's word, which may not have heard yet how far one has read. */
export function named(before: RoomList, id: number, mentions: readonly number[]): RoomList {
  const read = before.get(id)?.read ?? 0;
  return changed(before, id, { mentions: mentions.filter(seq => seq > read) });
}

/** The room's number went up. */
export function risen(before: RoomList, id: number, head: number): RoomList {
  const room = before.get(id);
  return room && head > room.head ? changed(before, id, { head }) : before;
}

/** Somebody joined or left, is called otherwise, or is something else in the room now: perhaps oneself. */
export function peopled(
  before: RoomList,
  id: number,
  { member, members }: Pick<MemberEvent, "member" | "members">,
  me: number | undefined,
): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const { role: mine, ...rest } = room;
  const role = member.user === me ? member.role : mine;
  const { user, name, version } = member;
  const same = role === mine && (members ?? room.members) === room.members && version <= room.head;
  if (same) return before;
  const head = Math.max(room.head, version);
  const direct = room.direct?.map(one => (one.user === user ? { ...one, name } : one));
  return new Map(before).set(id, {
    ...rest,
    head,
    members: members ?? room.members,
    ...(direct ? { direct, name: titleOf({ name: room.name, direct }) } : {}),
    ...(role === undefined ? {} : { role }),
  });
}

/** What a room is called where it is shown: by its name, or by those it is with. */
export function titleOf({ name, direct }: Pick<RoomState, "name" | "direct">): string {
  if (!direct) return `#${name}`;
  return direct.length === 0 ? name : direct.map(one => `@${one.name}`).join(", ");
}

/** One's own cursors moved, here or on another device. */
export function readTo(before: RoomList, id: number, cursor: Omit<Cursor, "user">): RoomList {
  const room = before.get(id);
  if (!room) return before;
  const left = room.mentions?.filter(seq => seq > cursor.read);
  return changed(before, id, {
    ...(left && left.length < (room.mentions?.length ?? 0) ? { mentions: left } : {}),
    read: Math.max(room.read, cursor.read),
    delivered: Math.max(room.delivered, cursor.delivered, cursor.read),
    readOrdinal: Math.max(room.readOrdinal, cursor.readOrdinal ?? 0),
  });
}
