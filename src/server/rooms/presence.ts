import type { Clock, PresenceState } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import { encode } from "../wire.ts";
import type { Room } from "./room.ts";

/** How long a person without a connection still counts as here: a reconnect must not look like going and coming. */
const grace = 5_000;

/** Somebody who is here: with their connections, and the rooms all of these are in. */
export class Person {
  readonly user: number;
  readonly name: string;
  readonly sessions = new Set<Session>();
  readonly rooms = new Set<Room>();
  /** What was last told to others. */
  told: PresenceState = "offline";

  constructor(user: number, name: string) {
    this.user = user;
    this.name = name;
  }

  /** The most active of their devices speaks for them. */
  get presence(): PresenceState {
    let best: PresenceState = "offline";
    for (const { presence } of this.sessions) if (rank[presence] > rank[best]) best = presence;
    return best;
  }

  enter(room: Room): void {
    this.rooms.add(room);
    for (const session of this.sessions) room.sessions.add(session);
  }

  leave(room: Room): void {
    this.rooms.delete(room);
    for (const session of this.sessions) room.sessions.delete(session);
  }

  /** To their connections, all or all but the one that knows. */
  send(frame: object, except?: Session): void {
    if (this.sessions.size === (except && this.sessions.has(except) ? 1 : 0)) return;
    const encoded = encode(frame);
    for (const session of this.sessions) if (session !== except) session.sendEncoded(encoded);
  }
}

const rank: Record<PresenceState, number> = { offline: 0, away: 1, idle: 2, online: 3 };

/** Who is here. */
export class PresenceBoard {
  readonly #people = new Map<number, Person>();
  #connections = 0;
  readonly #clock: Clock;
  readonly #roomLimit: number;

  constructor(clock: Clock, roomLimit: number) {
    this.#clock = clock;
    this.#roomLimit = roomLimit;
  }

  /** Connections that are signed in. */
  get connections(): number {
    return this.#connections;
  }

  arrive(session: Session, user: number, name: string): Person {
    let person = this.#people.get(user);
    if (!person) {
      person = new Person(user, name);
      this.#people.set(user, person);
    }
    this.#connections += 1;
    person.sessions.add(session);
    for (const room of person.rooms) room.sessions.add(session);
    session.person = person;
    return person;
  }

  depart(session: Session): void {
    const { person } = session;
    if (!person) return;
    this.#connections -= 1;
    person.sessions.delete(session);
    for (const room of person.rooms) room.sessions.delete(session);
    if (person.sessions.size > 0) this.tell(person);
    else this.#clock.after(grace, () => this.#forget(person));
  }

  of(user: number): PresenceState {
    const person = this.#people.get(user);
    return person ? person.told : "offline";
  }

  /** Tells those who share a small enough room, each once, if there is something new to tell. */
  tell(person: Person): void {
    const state = person.presence;
    if (state === person.told) return;
    person.told = state;
    const hearers = new Set<Session>();
    for (const room of person.rooms) {
      if (room.members > this.#roomLimit) continue;
      for (const session of room.sessions) if (session.person !== person) hearers.add(session);
    }
    if (hearers.size === 0) return;
    const frame = encode({ type: "presence", user: person.user, state });
    for (const session of hearers) session.sendEphemeral(frame);
  }

  #forget(person: Person): void {
    if (person.sessions.size > 0 || this.#people.get(person.user) !== person) return;
    this.tell(person);
    this.#people.delete(person.user);
  }
}
