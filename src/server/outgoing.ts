import type { Duplex } from "node:stream";
import type { Encoded } from "./wire.ts";

/**
 * A queue of frames, as the last of them and the queue before it. Connections that were sent the same frames
 * this turn hold the very same link, so that being in the same state is one comparison, and the buffer that goes
 * to all of them is joined once.
 */
class Link {
  readonly frame: Encoded | undefined;
  readonly previous: Link | undefined;
  readonly bytes: number;
  /** The link that came last after this one; nearly always the one that the next connection needs too. */
  #next: Link | undefined;
  #joined: Encoded | undefined;

  constructor(frame?: Encoded, previous?: Link) {
    this.frame = frame;
    this.previous = previous;
    this.bytes = (previous?.bytes ?? 0) + (frame?.length ?? 0);
  }

  followedBy(frame: Encoded): Link {
    if (this.#next?.frame === frame) return this.#next;
    this.#next = new Link(frame, this);
    return this.#next;
  }

  /** All frames of the queue as one buffer. */
  joined(): Encoded {
    this.#joined ??= this.#join();
    return this.#joined;
  }

  #join(): Encoded {
    if (this.frame?.length === this.bytes) return this.frame;
    const buffer = Buffer.allocUnsafe(this.bytes);
    let end = this.bytes;
    for (let link: Link = this; link.frame && link.previous; link = link.previous) {
      end -= link.frame.length;
      buffer.set(link.frame, end);
    }
    return buffer;
  }
}

/** One turn of the event loop: everything sent in it is written at its end, one write a connection. */
export class Turn {
  #root = new Link();
  #waiting: Outgoing[] = [];
  readonly #flush = () => this.flush();

  /** The empty queue, for a connection that now has something to send. */
  begin(outgoing: Outgoing): Link {
    if (this.#waiting.length === 0) setImmediate(this.#flush);
    this.#waiting.push(outgoing);
    return this.#root;
  }

  flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    this.#root = new Link();
    for (const outgoing of waiting) outgoing.flush();
  }
}

/** The frames on their way to one connection: written once a turn, within a budget. */
export class Outgoing {
  readonly #socket: Duplex;
  readonly #turn: Turn;
  readonly #budget: number;
  readonly #owner: { overflow(): void };
  #queue: Link | undefined;
  /** What may wait now: the budget, and the one frame that went beyond it. */
  #most = 0;

  constructor(socket: Duplex, turn: Turn, budget: number, owner: { overflow(): void }) {
    this.#socket = socket;
    this.#turn = turn;
    this.#budget = budget;
    this.#owner = owner;
  }

  /** Bytes that the peer has not taken yet. */
  get queued(): number {
    return this.#socket.writableLength + (this.#queue?.bytes ?? 0);
  }

  /**
   * Sends a frame that must arrive as long as the connection stays open; over the budget it does not stay open. One
   * frame may go beyond it, and what follows has the budget for itself until that one is through: a welcome may be
   * larger than the budget, and no line would ever be fast enough for it.
   */
  send(frame: Encoded): void {
    // Asked once: this is done for each message and each of its hearers.
    const before = this.queued;
    this.#queue = (this.#queue ?? this.#turn.begin(this)).followedBy(frame);
    if (before <= this.#budget) this.#most = this.#budget + frame.length;
    else if (before + frame.length > this.#most) this.#owner.overflow();
  }

  /** Sends a frame that a slow connection does without. */
  sendEphemeral(frame: Encoded): void {
    if (this.queued <= this.#budget / 4) this.send(frame);
  }

  flush(): void {
    const queue = this.#queue;
    if (!queue) return;
    this.#queue = undefined;
    if (this.#socket.writable) this.#socket.write(queue.joined());
  }
}
