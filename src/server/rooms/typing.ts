import type { Session } from "../session.ts";
import { encode } from "../wire.ts";
import type { Person } from "./presence.ts";
import type { Room } from "./room.ts";

/** Who is typing where. Clients let it lapse by themselves; this knows enough to end it early. */
export class TypingBoard {
  readonly #rooms = new Map<Room, Map<Person, Session>>();
  readonly #memberLimit: number;

  constructor(memberLimit: number) {
    this.#memberLimit = memberLimit;
  }

  set(room: Room, session: Session, active: boolean): void {
    const { person } = session;
    if (!person || room.members > this.#memberLimit) return;
    if (!active) {
      this.end(room, person);
      return;
    }
    let typists = this.#rooms.get(room);
    if (!typists) {
      typists = new Map();
      this.#rooms.set(room, typists);
    }
    typists.set(person, session);
    tell(room, person, true);
  }

  /** The message is there: its author types no more. Clients know that from the message, so nobody is told. */
  sent(room: Room, person: Person): void {
    this.#remove(room, person);
  }

  end(room: Room, person: Person): void {
    if (this.#remove(room, person)) tell(room, person, false);
  }

  /** A connection has gone, and with it the typing that went on there. */
  depart(session: Session): void {
    const { person } = session;
    if (!person) return;
    for (const room of person.rooms) {
      if (this.#rooms.get(room)?.get(person) === session) this.end(room, person);
    }
  }

  #remove(room: Room, person: Person): boolean {
    const typists = this.#rooms.get(room);
    const was = typists?.delete(person) ?? false;
    if (typists?.size === 0) this.#rooms.delete(room);
    return was;
  }
}

function tell(room: Room, person: Person, active: boolean): void {
  if (room.sessions.size <= person.sessions.size) return;
  const { user, name } = person;
  room.sendEphemeral(encode({ type: "typing", room: room.id, user, name, active }), person.sessions);
}
