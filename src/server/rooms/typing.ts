import type { Clock } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import { encode } from "../wire.ts";
import type { Person } from "./presence.ts";
import type { Room } from "./room.ts";

/** That somebody types is told at most this often: each telling goes to everybody in the room. Clients say it every 3 s. */
const pace = 1_000;

interface Typist {
  /** Where it was last said. */
  session: Session;
  active: boolean;
  toldAt: number;
  /** Whether it was told: not before it is known that they may write there. */
  shown: boolean;
}

/** Whether somebody could send a message there now. */
export type MaySpeak = (room: Room, person: Person) => Promise<boolean>;

/** Who is typing where. Clients let it lapse by themselves; this knows enough to end it early. */
export class TypingBoard {
  readonly #rooms = new Map<Room, Map<Person, Typist>>();
  readonly #clock: Clock;
  readonly #memberLimit: number;
  readonly #maySpeak: MaySpeak;

  constructor(clock: Clock, memberLimit: number, maySpeak: MaySpeak) {
    this.#clock = clock;
    this.#memberLimit = memberLimit;
    this.#maySpeak = maySpeak;
  }

  begin(room: Room, session: Session, person: Person): void {
    if (room.members > this.#memberLimit) return;
    const now = this.#clock.now();
    const typist = this.#find(room, person);
    if (typist && now - typist.toldAt < pace) {
      typist.session = session;
      return;
    }
    const next: Typist = { session, active: true, toldAt: now, shown: false };
    this.#note(room, person, next);
    void this.#maySpeak(room, person).then(may => {
      // What they typed may have been sent meanwhile.
      if (may && this.#find(room, person) === next) this.#show(room, person, next);
    });
  }

  #show(room: Room, person: Person, typist: Typist): void {
    typist.shown = true;
    tell(room, person, true);
    if (!typist.active) tell(room, person, false);
  }

  end(room: Room, person: Person): void {
    const typist = this.#find(room, person);
    if (!typist?.active) return;
    // Remembered, so that beginning again at once is not told again at once.
    typist.active = false;
    if (typist.shown) tell(room, person, false);
  }

  /** The message is there: its author types no more. Clients know that from the message, so nobody is told. */
  sent(room: Room, person: Person): void {
    this.#drop(room, person);
  }

  /** The person has left the room. */
  left(room: Room, person: Person): void {
    this.end(room, person);
    this.#drop(room, person);
  }

  /** A connection has gone, and with it the typing that went on there. */
  depart(session: Session): void {
    const { person } = session;
    if (!person) return;
    for (const room of person.rooms) {
      if (this.#find(room, person)?.session === session) this.left(room, person);
    }
  }

  #find(room: Room, person: Person): Typist | undefined {
    return this.#rooms.get(room)?.get(person);
  }

  #note(room: Room, person: Person, typist: Typist): void {
    const typists = this.#rooms.get(room);
    if (typists) typists.set(person, typist);
    else this.#rooms.set(room, new Map([[person, typist]]));
  }

  #drop(room: Room, person: Person): void {
    const typists = this.#rooms.get(room);
    typists?.delete(person);
    if (typists?.size === 0) this.#rooms.delete(room);
  }
}

function tell(room: Room, person: Person, active: boolean): void {
  if (room.sessions.size <= person.sessions.size) return;
  const { user, name } = person;
  room.sendEphemeral(encode({ type: "typing", room: room.id, user, name, active }), person.sessions);
}
