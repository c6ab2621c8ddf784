import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import {
  type Clock,
  close,
  type ErrorCode,
  errors,
  type PresenceState,
  type Refusal,
} from "../protocol/index.ts";
import type { Owed } from "./limits/turn.ts";
import { Outgoing, type Turn } from "./outgoing.ts";
import type { Person } from "./rooms/presence.ts";
import { type Encoded, encode } from "./wire.ts";

/** One connection: who it is, when it was last heard, and its way out. */
export class Session {
  readonly nonce: string;
  /** Whom limits count it to, besides its person: see `sourceOf`. */
  readonly source: string;
  readonly openedAt: number;
  /** Who signed in here, once somebody has. */
  person: Person | undefined;
  device = 0;
  /** From the moment `auth` comes until it is answered, no other is looked at. */
  signingIn = false;
  presence: PresenceState = "online";
  heardAt: number;
  pingedAt: number;
  /** When it was asked to close; it is cut off if it does not. */
  closingAt: number | undefined;
  /** When all frames it was refused are forgiven. */
  refusals = 0;
  /** The message it was refused for the moment and has to send before others. */
  owed: Owed | undefined;
  readonly #clock: Clock;
  readonly #socket: WebSocket;
  readonly #outgoing: Outgoing;

  constructor(options: {
    webSocket: WebSocket;
    socket: Duplex;
    turn: Turn;
    clock: Clock;
    budget: number;
    nonce: string;
    source: string;
  }) {
    this.nonce = options.nonce;
    this.source = options.source;
    this.#clock = options.clock;
    this.openedAt = this.heardAt = this.pingedAt = options.clock.now();
    this.#socket = options.webSocket;
    this.#outgoing = new Outgoing(options.socket, options.turn, options.budget, this);
  }

  get open(): boolean {
    return this.closingAt === undefined && this.#socket.readyState === this.#socket.OPEN;
  }

  send(frame: object): void {
    this.sendEncoded(encode(frame));
  }

  sendEncoded(frame: Encoded): void {
    if (this.closingAt === undefined) this.#outgoing.send(frame);
  }

  sendEphemeral(frame: Encoded): void {
    if (this.closingAt === undefined) this.#outgoing.sendEphemeral(frame);
  }

  /** Answers a request, or refuses what carried no id. */
  refuse(refusal: Refusal, re?: number): void {
    const { retryable } = errors[refusal.code satisfies ErrorCode];
    this.send({ type: "error", ...(re === undefined ? {} : { re }), ...refusal, retryable });
  }

  /** More waits for this connection than it may hold up: it comes back and catches up. */
  overflow(): void {
    this.close(close.slow, "too slow");
  }

  /** Sends what is queued and closes; what comes after is neither heard nor sent. */
  close(code: number, reason: string): void {
    if (this.closingAt !== undefined) return;
    this.closingAt = this.#clock.now();
    this.#outgoing.flush();
    this.#socket.close(code, reason);
  }

  /** Cuts the connection off. */
  cut(): void {
    this.#socket.terminate();
  }
}
