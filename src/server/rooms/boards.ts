import type { ClearedEvent, Clock, StrokeEvent } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import { encode } from "../wire.ts";
import { joined, type Path } from "./path.ts";
import type { Person } from "./presence.ts";
import type { Room } from "./room.ts";
import type { MaySpeak } from "./typing.ts";

/** What one does at a board is told to the others this often: ten times a second. */
const pace = 100;
/** So long it is believed that somebody may draw there. */
const trust = 5_000;

/** Somebody at a board who points or draws: with what was not told yet. */
interface Artist {
  readonly person: Person;
  /** Where it was last said. */
  session: Session;
  place: { readonly x: number; readonly y: number } | undefined;
  path: Path | undefined;
  toldAt: number;
  may: boolean;
  /** When it was asked whether they may. */
  askedAt: number;
  /** Whether anything was told. */
  shown: boolean;
  /** Where they are, for those who open the board later. */
  last: { readonly x: number; readonly y: number };
}

interface OpenBoard {
  readonly room: Room;
  readonly sessions: Set<Session>;
  readonly artists: Map<Person, Artist>;
}

/** Who has which room's board before them, and what they do there: what is stored goes to all of these, and to nobody else. */
export class Boards {
  readonly #boards = new Map<Room, OpenBoard>();
  readonly #clock: Clock;
  readonly #mostPeople: number;
  readonly #maySpeak: MaySpeak;
  /** Those who did something before it was time to tell. */
  #waiting = new Set<Artist>();
  #cancelTelling: (() => void) | undefined;

  constructor(clock: Clock, mostPeople: number, maySpeak: MaySpeak) {
    this.#clock = clock;
    this.#mostPeople = mostPeople;
    this.#maySpeak = maySpeak;
  }

  open(room: Room, session: Session): void {
    const board = this.#boards.get(room);
    if (!board) {
      this.#boards.set(room, { room, sessions: new Set([session]), artists: new Map() });
    } else if (!board.sessions.has(session)) {
      board.sessions.add(session);
      for (const artist of board.artists.values()) this.#introduce(board, artist, session);
    }
  }

  close(room: Room, session: Session): void {
    const board = this.#boards.get(room);
    if (!board?.sessions.delete(session)) return;
    const artist = session.person && board.artists.get(session.person);
    if (artist?.session === session) this.#forget(board, artist);
    if (board.sessions.size === 0) this.#boards.delete(room);
  }

  /** The person has left the room. */
  left(room: Room, person: Person): void {
    for (const session of person.sessions) this.close(room, session);
  }

  /** A connection has gone. */
  depart(session: Session): void {
    for (const room of session.person?.rooms ?? []) this.close(room, session);
  }

  /** They may draw no more: what they began is not shown any longer. */
  hush(room: Room, person: Person): void {
    const board = this.#boards.get(room);
    const artist = board?.artists.get(person);
    if (board && artist) this.#forget(board, artist);
  }

  /** A committed change. */
  deliver(room: Room, event: StrokeEvent | ClearedEvent): void {
    const board = this.#boards.get(room);
    if (!board) return;
    const frame = encode(event);
    for (const session of board.sessions) session.sendEncoded(frame);
  }

  point(room: Room, session: Session, place: { x: number; y: number }): void {
    this.#act(room, session, artist => {
      artist.place = artist.last = place;
    });
  }

  draw(room: Room, session: Session, path: Path): void {
    this.#act(room, session, artist => {
      artist.path = joined(artist.path, path);
      const [x, y] = path.points.slice(-2);
      if (x !== undefined && y !== undefined) artist.last = { x, y };
    });
  }

  /** Waits for nothing any more. */
  stop(): void {
    this.#cancelTelling?.();
  }

  #act(room: Room, session: Session, act: (artist: Artist) => void): void {
    const board = this.#boards.get(room);
    const { person } = session;
    if (!person || !board?.sessions.has(session)) return;
    if (board.sessions.size > this.#mostPeople) return;
    let artist = board.artists.get(person);
    if (!artist) {
      const nothing = { place: undefined, path: undefined, toldAt: 0, may: false, askedAt: 0, shown: false };
      artist = { person, session, ...nothing, last: { x: 0, y: 0 } };
      board.artists.set(person, artist);
    }
    artist.session = session;
    act(artist);
    // Nobody is there to see it; who comes is told where they are by then.
    if (board.sessions.size === 1) artist.place = artist.path = undefined;
    else this.#whenTheyMay(board, artist, () => this.#tell(board, artist));
  }

  /** Who opens a board sees at once who is there. */
  #introduce(board: OpenBoard, artist: Artist, newcomer: Session): void {
    if (board.sessions.size > this.#mostPeople || artist.session === newcomer) return;
    this.#whenTheyMay(board, artist, () => {
      artist.shown = true;
      const { user, name } = artist.person;
      const event = { type: "pointer", room: board.room.id, user, name, ...artist.last };
      if (board.sessions.has(newcomer)) newcomer.sendEphemeral(encode(event));
    });
  }

  /** Nothing is told before it is known that they may draw there. */
  #whenTheyMay(board: OpenBoard, artist: Artist, tell: () => void): void {
    const now = this.#clock.now();
    if (now - artist.askedAt < trust) {
      if (artist.may) tell();
      return;
    }
    artist.askedAt = now;
    void this.#maySpeak(board.room, artist.person).then(may => {
      if (board.artists.get(artist.person) !== artist) return;
      artist.may = may;
      if (may) tell();
      else artist.place = artist.path = undefined;
    });
  }

  #tell(board: OpenBoard, artist: Artist): void {
    const now = this.#clock.now();
    if (now - artist.toldAt < pace) {
      this.#waiting.add(artist);
      this.#cancelTelling ??= this.#clock.after(pace, () => this.#tellWaiting());
      return;
    }
    const { person, session, place, path } = artist;
    const who = { room: board.room.id, user: person.user, name: person.name };
    if (path) sendToOthers(board, session, { type: "drawing", ...who, ...path });
    if (place) sendToOthers(board, session, { type: "pointer", ...who, ...place });
    if (path || place) Object.assign(artist, { toldAt: now, shown: true });
    artist.path = artist.place = undefined;
  }

  #tellWaiting(): void {
    this.#cancelTelling = undefined;
    const waiting = this.#waiting;
    this.#waiting = new Set();
    for (const board of this.#boards.values()) {
      for (const artist of board.artists.values()) if (waiting.has(artist)) this.#tell(board, artist);
    }
  }

  #forget(board: OpenBoard, artist: Artist): void {
    board.artists.delete(artist.person);
    this.#waiting.delete(artist);
    if (!artist.shown) return;
    const frame = encode({ type: "boardLeft", room: board.room.id, user: artist.person.user });
    for (const session of board.sessions) if (session !== artist.session) session.sendEncoded(frame);
  }
}

function sendToOthers(board: OpenBoard, from: Session, event: object): void {
  const frame = encode(event);
  for (const session of board.sessions) if (session !== from) session.sendEphemeral(frame);
}
