import type { Duplex } from "node:stream";
import type { WebSocket } from "ws";
import {
  type Ability,
  type Clock,
  close,
  type ErrorCode,
  errors,
  type PresenceState,
  type Refusal,
  type Role,
} from "../protocol/index.ts";
import type { Owed } from "./limits/turn.ts";
import { Outgoing, type Turn } from "./outgoing.ts";
import type { Person } from "./rooms/presence.ts";
import type { Scope, SignedIn } from "./store/results.ts";
import { type Encoded, encode } from "./wire.ts";

/** One connection: who it is, when it was last heard, and its way out. */
export class Session {
  /** Where it comes from, past the proxies that are trusted. */
  readonly address: string;
  readonly nonce: string;
  /** Whom limits count it to, besides its person: see `sourceOf`. */
  readonly source: string;
  readonly openedAt: number;
  /** Who signed in here, once somebody has. */
  person: Person | undefined;
  device = 0;
  role: Role = "guest";
  /** When what it came in with is good no more. */
  expiresAt = Infinity;
  #scope: Scope | undefined;
  /** From the moment `auth` comes until it is answered, no other is looked at. */
  signingIn = false;
  presence: PresenceState = "online";
  /** What is said to it. */
  presenceText = "";
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
    address: string;
    turn: Turn;
    clock: Clock;
    budget: number;
    nonce: string;
    source: string;
  }) {
    this.address = options.address;
    this.nonce = options.nonce;
    this.source = options.source;
    this.#clock = options.clock;
    this.openedAt = this.heardAt = this.pingedAt = options.clock.now();
    this.#socket = options.webSocket;
    this.#outgoing = new Outgoing(options.socket, options.turn, options.budget, this);
  }

  /** It is known what it may do. */
  begin({ device, role, scope, expiresAt = Infinity }: SignedIn): void {
    this.device = device;
    this.role = role;
    this.#scope = scope;
    this.expiresAt = expiresAt;
  }

  /** Whether a token is good for this; who came in without one may do what their role may. */
  can(ability: Ability | "account"): boolean {
    return !this.#scope || (ability !== "account" && this.#scope.can.includes(ability));
  }

  /** Whether this room is within what its token is for. */
  reaches(room: number): boolean {
    return this.#scope?.rooms?.includes(room) ?? true;
  }

  /** The only rooms it may enter, if there are such. */
  get onlyRooms(): readonly number[] | undefined {
    return this.#scope?.rooms;
  }

  /** Whether it is told what happens in a room that its person is in. */
  hears(room: number): boolean {
    return this.can("read") && this.reaches(room);
  }

  get open(): boolean {
    return this.closingAt === undefined && this.#socket.readyState === this.#socket.OPEN;
  }

  /** Tells how many bytes that was: none to who is closing, since a page is work to encode. */
  send(frame: object): number {
    if (this.closingAt !== undefined) return 0;
    const encoded = encode(frame);
    this.#outgoing.send(encoded);
    return encoded.length;
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
