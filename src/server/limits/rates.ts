import { type ClientFrame, foldName, type Limits } from "../../protocol/index.ts";
import type { Session } from "../session.ts";
import { Buckets, Rate } from "./bucket.ts";
import { loopback } from "./source.ts";
import { inTurn } from "./turn.ts";

/**
 * This machine counts as so many addresses: behind it is everybody who comes by ssh, or through a proxy whose word
 * is not trusted. One account or one name may do no more than from anywhere else.
 */
const loopbackShare = 10;

type Key = string | number;

/** How often something may be done: by one account, and by all that come from one address together. */
class SharedRate {
  readonly #accounts: Buckets<Key>;
  readonly #addresses: Buckets<string>;
  readonly #people: number;

  constructor(perSecond: number, burst: number, people: number) {
    const rate = new Rate(perSecond, burst);
    this.#accounts = new Buckets(rate);
    this.#addresses = new Buckets(rate);
    this.#people = people;
  }

  /** Takes from both or from neither, and then tells in how many milliseconds it will fit. */
  take(account: Key | undefined, source: string, now: number): number {
    if (account !== undefined) {
      const wait = this.#accounts.take(account, now);
      if (wait > 0) return wait;
    }
    // An address may do what so many people may: what each of them does takes that part of a token.
    const people = source === loopback ? this.#people * loopbackShare : this.#people;
    const wait = this.#addresses.take(source, now, 1 / people);
    if (wait > 0 && account !== undefined) this.#accounts.putBack(account, now);
    return wait;
  }
}

/** How often everything may be done. What is over is not handled, so that a flood is nobody else's trouble. */
export class Rates {
  readonly #connections: SharedRate;
  readonly #frames: SharedRate;
  readonly #signIns: SharedRate;
  readonly #joins: SharedRate;
  readonly #sends: SharedRate;

  constructor(limits: Limits) {
    const people = limits.peoplePerAddress;
    this.#connections = new SharedRate(limits.connectionsPerSecond, limits.connectionBurst, people);
    this.#frames = new SharedRate(limits.framesPerSecond, limits.frameBurst, people);
    this.#signIns = new SharedRate(limits.signInsPerSecond, limits.signInBurst, people);
    this.#joins = new SharedRate(limits.joinsPerSecond, limits.joinBurst, people);
    this.#sends = new SharedRate(limits.sendsPerSecond, limits.sendBurst, people);
  }

  /** A connection that wants to become a WebSocket; 0, or in how many milliseconds it may. */
  connection(source: string, now: number): number {
    return this.#connections.take(undefined, source, now);
  }

  /** Any frame, before it is looked into. */
  frame(session: Session, now: number): number {
    // Whoever has not signed in is as good as an account: the connection's nonce is its own.
    return this.#frames.take(session.person?.user ?? session.nonce, session.source, now);
  }

  /** A try to sign in, or to sign up, with this name. */
  signIn(name: string, source: string, now: number): number {
    // By name and address: by the name alone, whoever knows a name could keep its owner out.
    return this.#signIns.take(`${foldName(name)} ${source}`, source, now);
  }

  /** A frame that was read, by what it wants done. */
  use(frame: ClientFrame, session: Session, now: number): number {
    const { source } = session;
    const user = session.person?.user;
    switch (frame.type) {
      case "send":
        return inTurn(session, frame.cid, now, () => this.#sends.take(user, source, now));
      case "join":
      case "create":
      // Others are told of these, whether or not they want to be.
      case "inviteTo":
      case "report":
        return this.#joins.take(user, source, now);
      case "auth":
        return this.signIn(frame.user ?? "", source, now);
      default:
        return 0;
    }
  }
}
