import {
  type Cursor,
  isPlain,
  type Member,
  type Person,
  type PresenceEvent,
  type PresenceState,
  type Profile,
} from "../../protocol/index.ts";

/** Oneself, by the server's word. */
export interface Me {
  readonly user: number;
  readonly name: string;
  readonly profile?: Profile;
}

/** The people of a room, also those who left: their going is a line in it. */
export interface People {
  readonly members: ReadonlyMap<number, Person>;
  /** Whether these are all; very large rooms are not loaded whole. */
  readonly complete: boolean;
  /** Who wanted to be shown otherwise while one was there, each once. */
  readonly reshown: readonly Reshown[];
}

/** A place in a room: after everything up to this version. */
interface Place {
  readonly version: number;
  readonly at: number;
}

/** From here on somebody is shown otherwise. */
export interface Reshown extends Place {
  readonly user: number;
  readonly from: string;
  readonly to: string;
}

export const noPeople: People = { members: new Map(), complete: false, reshown: [] };

/** A page of the members list. It may be older than what was heard since it was asked for: the newest counts. */
export function listed(before: People, page: readonly Person[], complete: boolean): People {
  const members = new Map(before.members);
  for (const person of page) {
    const known = members.get(person.user);
    if (!known) {
      members.set(person.user, person);
      continue;
    }
    const delivered = Math.max(known.delivered, person.delivered);
    const read = Math.max(known.read, person.read);
    const { text: _t, seenAt: _s, profile: _p, ...before } = known;
    const { presence, text, seenAt, profile } = person;
    members.set(person.user, {
      ...(known.version > person.version ? before : person),
      presence,
      ...(text === undefined ? {} : { text }),
      ...(seenAt === undefined ? {} : { seenAt }),
      ...(profile === undefined ? {} : { profile }),
      delivered,
      read,
    });
  }
  return { ...before, members, complete };
}

/**
 * Somebody joined or left. Who joins at this moment is here, and shown by the profile that they bring; who did so a while
 * ago may not be here any more.
 */
export function moved(before: People, member: Member, live: boolean, brought?: Profile): People {
  const known = before.members.get(member.user);
  if (known && known.version >= member.version) return before;
  const { delivered, read } = known ?? { delivered: member.version, read: member.version };
  const comes = live && member.state === "joined" && member.since === undefined;
  const profile = comes ? brought : known?.profile;
  const shown = profile === undefined ? {} : { profile };
  const presence = presenceAfter(member, comes ? undefined : known, live);
  const person = { ...member, presence, ...shown, delivered, read };
  return { ...before, members: new Map(before.members).set(member.user, person) };
}

function presenceAfter(member: Member, known: Person | undefined, live: boolean): PresenceState {
  if (member.state === "left") return "offline";
  return known?.presence ?? (live ? "online" : "offline");
}

export function present(
  before: People,
  user: number,
  { state, text, seenAt }: Omit<PresenceEvent, "type" | "user">,
): People {
  const known = before.members.get(user);
  if (!known || (known.presence === state && known.text === text && known.seenAt === seenAt)) return before;
  const { text: _t, seenAt: _s, ...rest } = known;
  const now = {
    ...rest,
    presence: state,
    ...(text === undefined ? {} : { text }),
    ...(seenAt === undefined ? {} : { seenAt }),
  };
  return { ...before, members: new Map(before.members).set(user, now) };
}

/** Somebody wants to be shown otherwise, from this place in the room on. */
export function profiled(before: People, user: number, profile: Profile, place: Place): People {
  const known = before.members.get(user);
  if (!known) return before;
  const { profile: _, ...rest } = known;
  const now = { ...rest, ...(isPlain(profile) ? {} : { profile }) };
  const members = new Map(before.members).set(user, now);
  const [from, to] = [known, now].map(shownName) as [string, string];
  if (from === to || known.state === "left") return { ...before, members };
  const others = before.reshown.filter(other => other.user !== user);
  return { ...before, members, reshown: [...others, { user, from, to, ...place }] };
}

function shownName({ name, profile }: Person): string {
  return profile?.display ?? name;
}

/** Cursors only move forward, in whatever order the news of them comes. */
export function received(before: People, cursors: readonly Cursor[]): People {
  const members = new Map(before.members);
  let changes = false;
  for (const { user, delivered, read } of cursors) {
    const known = members.get(user);
    if (!known || (known.delivered >= delivered && known.read >= read)) continue;
    changes = true;
    members.set(user, {
      ...known,
      delivered: Math.max(known.delivered, delivered),
      read: Math.max(known.read, read),
    });
  }
  return changes ? { ...before, members } : before;
}

/** How far one's own message has come. */
export interface Tick {
  readonly state: "stored" | "delivered" | "read";
  /** How many others have read it, or else received it. */
  readonly count: number;
}

export function tick(seq: number, people: People, me: number | undefined): Tick {
  let delivered = 0;
  let read = 0;
  for (const person of people.members.values()) {
    if (person.user === me || person.state === "left") continue;
    if (person.read >= seq) read += 1;
    else if (person.delivered >= seq) delivered += 1;
  }
  if (read > 0) return { state: "read", count: read };
  return delivered > 0 ? { state: "delivered", count: delivered } : { state: "stored", count: 0 };
}
