import type { Clock, Preferences, PresenceState, Profile } from "../../protocol/index.ts";
import { Reads } from "../limits/reads.ts";
import type { Session } from "../session.ts";
import { encode } from "../wire.ts";
import type { Room } from "./room.ts";

/** How long a person without a connection still counts as here: a reconnect must not look like going and coming. */
const grace = 5_000;
/** A person's state is told at once, but no more often than this: each telling goes to everybody around. */
const pace = 1_000;

/** Somebody who is here: with their connections, and the rooms all of these are in. */
export class Person {
  readonly user: number;
  name: string;
  readonly sessions = new Set<Session>();
  readonly rooms = new Set<Room>();
  readonly reads = new Reads();
  /** As last stored, once it was read. */
  preferences: Preferences | undefined;
  profile: Profile | undefined;
  /** How often they entered or left a room, or wanted one otherwise, since they are here. */
  moves = 0;
  /** How often they were told that a cursor of theirs moved. */
  cursorMoves = 0;
  /** What was last told to others, and when. */
  told: PresenceState = "offline";
  toldText = "";
  toldAt = 0;
  /** When the last of their connections went. */
  leftAt = 0;

  constructor(user: number, name: string) {
    this.user = user;
    this.name = name;
  }

  /** They do not say how far they have read, and are not told of others. */
  get discreet(): boolean {
    return this.preferences?.receipts === false;
  }

  /** The device that says most speaks for them. */
  get #speaker(): Session | undefined {
    let best: Session | undefined;
    for (const session of this.sessions) {
      if (!best || rank[session.presence] > rank[best.presence]) best = session;
    }
    return best;
  }

  get presence(): PresenceState {
    return this.#speaker?.presence ?? "offline";
  }

  get presenceText(): string {
    return this.#speaker?.presenceText ?? "";
  }

  enter(room: Room): void {
    if (!this.rooms.has(room)) this.moves += 1;
    this.rooms.add(room);
    for (const session of this.sessions) if (session.hears(room.id)) room.sessions.add(session);
  }

  leave(room: Room): void {
    this.rooms.delete(room);
    // Also of a room that they are only about to be in: what was read of that is how it was before.
    this.moves += 1;
    for (const session of this.sessions) room.sessions.delete(session);
  }

  /** To those of their connections for which it is: one that came in with a token is not to hear everything. */
  send(frame: object, isFor: (session: Session) => boolean): void {
    const hearers = [...this.sessions].filter(isFor);
    if (hearers.length === 0) return;
    const encoded = encode(frame);
    for (const session of hearers) session.sendEncoded(encoded);
  }
}

/** Away is somebody's word, and idle only a device without them. */
const rank: Record<PresenceState, number> = { offline: 0, idle: 1, away: 2, online: 3 };

/** Somebody was last here then. */
export interface Seen {
  readonly user: number;
  readonly at: number;
}

/** Who is here. */
export class PresenceBoard {
  readonly #people = new Map<number, Person>();
  /** Those whose last connection went, in the order they left. */
  readonly #leaving = new Set<Person>();
  /** Those who have changed again before it was time to tell. */
  #restless = new Set<Person>();
  #connections = 0;
  readonly #clock: Clock;
  readonly #roomLimit: number;
  readonly #remember: (seen: readonly Seen[]) => void;
  // One timer for all who left and one for all who wait: thousands may come and go at once.
  #cancelForgetting: (() => void) | undefined;
  #cancelTelling: (() => void) | undefined;

  /** `remember`: that these people are gone is to be kept. */
  constructor(clock: Clock, roomLimit: number, remember: (seen: readonly Seen[]) => void = () => {}) {
    this.#remember = remember;
    this.#clock = clock;
    this.#roomLimit = roomLimit;
  }

  /** Connections that are signed in. */
  get connections(): number {
    return this.#connections;
  }

  /** People who are here: with a connection that is not about to close. */
  get people(): number {
    let count = 0;
    for (const { sessions } of this.#people.values()) {
      if ([...sessions].some(session => session.open)) count += 1;
    }
    return count;
  }

  /** The connections that came in by these devices. */
  connectedWith(devices: ReadonlySet<number>): Session[] {
    return this.connected(session => devices.has(session.device));
  }

  /** The connections of which this is so. */
  connected(fits: (session: Session) => boolean): Session[] {
    return [...this.#people.values()].flatMap(({ sessions }) => [...sessions].filter(fits));
  }

  /** Somebody who is here. */
  find(user: number): Person | undefined {
    return this.#people.get(user);
  }

  arrive(session: Session, user: number, name: string): Person {
    let person = this.#people.get(user);
    if (!person) {
      person = new Person(user, name);
      this.#people.set(user, person);
    }
    this.#connections += 1;
    this.#leaving.delete(person);
    person.sessions.add(session);
    for (const room of person.rooms) if (session.hears(room.id)) room.sessions.add(session);
    session.person = person;
    return person;
  }

  depart(session: Session): void {
    const { person } = session;
    if (!person) return;
    this.#connections -= 1;
    person.sessions.delete(session);
    for (const room of person.rooms) room.sessions.delete(session);
    if (person.sessions.size > 0) {
      this.tell(person);
    } else {
      person.leftAt = this.#clock.now();
      this.#leaving.add(person);
      this.#cancelForgetting ??= this.#clock.after(grace, () => this.#forget());
    }
  }

  /** What others know of a person. */
  of(user: number): { readonly presence: PresenceState; readonly text?: string } {
    const { told, toldText } = this.#people.get(user) ?? { told: "offline", toldText: "" };
    return { presence: told, ...(toldText === "" ? {} : { text: toldText }) };
  }

  /** Everybody who is here is about to be gone. */
  rememberAll(): void {
    const at = this.#clock.now();
    this.#remember(Array.from(this.#people.values(), ({ user }) => ({ user, at })));
  }

  /** Tells those who share a small enough room, each once, if there is something new to tell. */
  tell(person: Person): void {
    // Without a connection they say nothing; whether they are gone, time will tell.
    if (person.sessions.size === 0) return;
    if (person.presence === person.told && person.presenceText === person.toldText) return;
    if (this.#clock.now() - person.toldAt >= pace) return this.#announce(person);
    this.#restless.add(person);
    this.#cancelTelling ??= this.#clock.after(pace, () => this.#tellRestless());
  }

  /** They want to be shown otherwise: they and those around them are told. */
  show(person: Person, profile: Profile): void {
    person.profile = profile;
    const event = { type: "profile", user: person.user, profile };
    const frame = encode(event);
    for (const session of person.sessions) session.sendEncoded(frame);
    for (const session of this.#around(person)) session.sendEncoded(frame);
  }

  /** Waits for nothing any more. */
  stop(): void {
    this.#cancelForgetting?.();
    this.#cancelTelling?.();
  }

  #announce(person: Person): void {
    person.told = person.presence;
    person.toldText = person.presenceText;
    person.toldAt = this.#clock.now();
    const hearers = this.#around(person);
    if (hearers.size === 0) return;
    const { user, told: state, toldText, leftAt } = person;
    const text = toldText === "" ? {} : { text: toldText };
    const seen = state === "offline" ? { seenAt: leftAt } : {};
    const frame = encode({ type: "presence", user, state, ...text, ...seen });
    for (const session of hearers) session.sendEphemeral(frame);
  }

  /** The connections of those who share a small enough room with them, each once. */
  #around(person: Person): ReadonlySet<Session> {
    const around = new Set<Session>();
    for (const room of person.rooms) {
      if (room.members > this.#roomLimit) continue;
      for (const session of room.sessions) if (session.person !== person) around.add(session);
    }
    return around;
  }

  #tellRestless(): void {
    this.#cancelTelling = undefined;
    const restless = this.#restless;
    this.#restless = new Set();
    for (const person of restless) this.tell(person);
  }

  #forget(): void {
    this.#cancelForgetting = undefined;
    const now = this.#clock.now();
    const seen: Seen[] = [];
    for (const person of this.#leaving) {
      const left = person.leftAt + grace - now;
      if (left > 0) {
        this.#cancelForgetting = this.#clock.after(left, () => this.#forget());
        break;
      }
      this.#leaving.delete(person);
      this.#people.delete(person.user);
      seen.push({ user: person.user, at: person.leftAt });
      this.#announce(person);
    }
    if (seen.length > 0) this.#remember(seen);
  }
}
