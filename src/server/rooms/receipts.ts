import type { Clock, Cursor } from "../../protocol/index.ts";
import type { Committer } from "../committer.ts";
import type { StoredCursor } from "../store/store.ts";
import { encode } from "../wire.ts";
import type { Person } from "./presence.ts";
import type { Room } from "./room.ts";

/** A room's receipts are stored and told at most twice a second, whatever comes in. */
const interval = 500;

interface Moved {
  readonly person: Person;
  delivered: number;
  read: number;
}

/** How far people have received and read: gathered here, stored and told together. */
export class Receipts {
  readonly #committer: Committer;
  readonly #clock: Clock;
  readonly #memberLimit: number;
  readonly #waiting = new Map<Room, Map<number, Moved>>();

  constructor(committer: Committer, clock: Clock, memberLimit: number) {
    this.#committer = committer;
    this.#clock = clock;
    this.#memberLimit = memberLimit;
  }

  move(room: Room, person: Person, to: { delivered?: number | undefined; read?: number | undefined }): void {
    let moved = this.#waiting.get(room);
    if (!moved) {
      moved = new Map();
      this.#waiting.set(room, moved);
      this.#clock.after(interval, () => this.#flush(room));
    }
    const { delivered = 0, read = 0 } = to;
    const cursor = moved.get(person.user);
    if (cursor) {
      cursor.delivered = Math.max(cursor.delivered, delivered);
      cursor.read = Math.max(cursor.read, read);
    } else {
      moved.set(person.user, { person, delivered, read });
    }
  }

  /** Stores what waits, at the end. */
  flush(): void {
    for (const room of [...this.#waiting.keys()]) this.#flush(room);
  }

  #flush(room: Room): void {
    const moved = this.#waiting.get(room);
    if (!moved) return;
    this.#waiting.delete(room);
    const cursors = Array.from(moved, ([user, { delivered, read }]) => ({ user, delivered, read }));
    // Nobody is told in larger rooms, so nobody asks when it was.
    const when = room.members > this.#memberLimit ? {} : { at: this.#clock.now() };
    this.#committer.submit({ type: "moveCursors", room: room.id, cursors, ...when }, outcome => {
      // A refusal means that the room is gone or the disk is full; the clients will say it again.
      if ("result" in outcome) this.#tell(room, moved, outcome.result.moved);
    });
  }

  #tell(room: Room, moved: ReadonlyMap<number, Moved>, stored: readonly StoredCursor[]): void {
    for (const cursor of stored) {
      const person = moved.get(cursor.user)?.person;
      if (!person) continue;
      person.cursorMoves += 1;
      person.send({ type: "receipt", room: room.id, cursors: [cursor] }, session => session.hears(room.id));
    }
    if (stored.length === 0 || room.members > this.#memberLimit) return;
    const isDiscreet = ({ user }: StoredCursor) => moved.get(user)?.person.discreet;
    const cursors: Cursor[] = stored.map(cursor => told(cursor, isDiscreet(cursor) ? 0 : cursor.read));
    const frame = encode({ type: "receipt", room: room.id, cursors });
    const blind = encode({ type: "receipt", room: room.id, cursors: stored.map(cursor => told(cursor, 0)) });
    // Whoever's cursors are the only ones in it knows already.
    const only =
      stored.length === 1 ? moved.get((stored[0] as StoredCursor).user)?.person.sessions : undefined;
    for (const session of room.sessions) {
      if (!only?.has(session)) session.sendEphemeral(session.person?.discreet ? blind : frame);
    }
  }
}

/** Without how far one has read it is still told that all of that was delivered. */
function told({ user, delivered }: StoredCursor, read: number): Cursor {
  return { user, delivered, read };
}
