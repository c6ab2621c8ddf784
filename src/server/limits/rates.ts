import {
  boardLimits,
  type ClientFrame,
  foldName,
  type Limits,
  type Picture,
  limits as protocolLimits,
  type Request,
  userName,
} from "../../protocol/index.ts";
import { messageBytes } from "../message-bytes.ts";
import type { Session } from "../session.ts";
import { mostOfCharacter } from "../wire.ts";
import { Buckets, Rate } from "./bucket.ts";
import { loopback } from "./source.ts";
import { inTurn } from "./turn.ts";

/**
 * This machine counts as so many addresses: behind it is everybody who comes by ssh, or through a proxy whose word
 * is not trusted. One account or one name may do no more than from anywhere else.
 */
const loopbackShare = 10;
/** Everybody in every room of somebody's is told of their new name: with 1,000 rooms it is 10 ms of the writer's time. */
const renameCost = 10;
/** Wrong passwords make pauses, new ones do not: an address may not have more of them hashed than a core has time for. */
const signUpCost = 10;

/** All in the room are told of a message: one of so many more bytes is as good as another. */
const heavy = 8_192;
/** To read, parse and encode the largest page is 2 ms of a core; a page of usual messages is less than one of these. */
const largeAnswer = 65_536;
/** What is done to a message tells all of it, and how much that is, the store will know. A text and a picture are no more. */
const unknown = protocolLimits.textBytes + boardLimits.pictureBytes;

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
  take(account: Key | undefined, source: string, now: number, tokens = 1): number {
    if (account !== undefined) {
      const wait = this.#accounts.take(account, now, tokens);
      if (wait > 0) return wait;
    }
    // An address may do what so many people may: what each of them does takes that part of a token.
    const wait = this.#addresses.take(source, now, tokens / this.#peopleAt(source));
    if (wait > 0 && account !== undefined) this.#accounts.correct(account, now, -tokens);
    return wait;
  }

  /** It turned out that so many more should have been taken, or less. */
  correct(account: Key, source: string, now: number, tokens: number): void {
    this.#accounts.correct(account, now, tokens);
    this.#addresses.correct(source, now, tokens / this.#peopleAt(source));
  }

  #peopleAt(source: string): number {
    return source === loopback ? this.#people * loopbackShare : this.#people;
  }
}

/** What is kept, or told to others, and is no message. What only ends something is not among it. */
const lasting: ReadonlySet<ClientFrame["type"]> = new Set([
  ...([
    "join",
    "create",
    "direct",
    "preferences",
    "shun",
    "roomPreferences",
    "topic",
    "room",
    "roomRole",
    "inviteTo",
  ] as const),
  ...(["kick", "ban", "unban", "mute", "unmute", "report", "settle", "clearBoard"] as const),
  ...(["link", "invite", "addKey", "createToken", "setRole", "profile"] as const),
]);

/** What is done to a message that is there, and told as the message then is. */
export type MessageChange = Request<"edit" | "forward" | "react" | "pin">;

/** How often everything may be done. What is over is not handled, so that a flood is nobody else's trouble. */
export class Rates {
  readonly #connections: SharedRate;
  readonly #frames: SharedRate;
  readonly #signIns: SharedRate;
  readonly #joins: SharedRate;
  readonly #sends: SharedRate;
  readonly #searches: SharedRate;
  readonly #draws: SharedRate;
  readonly #mostSends: number;
  readonly #renameCost: number;
  readonly #signUpCost: number;

  constructor(limits: Limits) {
    const people = limits.peoplePerAddress;
    this.#connections = new SharedRate(limits.connectionsPerSecond, limits.connectionBurst, people);
    this.#frames = new SharedRate(limits.framesPerSecond, limits.frameBurst, people);
    this.#signIns = new SharedRate(limits.signInsPerSecond, limits.signInBurst, people);
    this.#joins = new SharedRate(limits.joinsPerSecond, limits.joinBurst, people);
    this.#sends = new SharedRate(limits.sendsPerSecond, limits.sendBurst, people);
    this.#searches = new SharedRate(limits.searchesPerSecond, limits.searchBurst, people);
    this.#draws = new SharedRate(limits.drawsPerSecond, limits.drawBurst, people);
    // More than all at once would never fit.
    this.#mostSends = limits.sendBurst;
    this.#renameCost = Math.min(renameCost, limits.joinBurst);
    this.#signUpCost = Math.min(signUpCost, limits.signInBurst);
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

  /** What it was answered: a large page is the work of several frames. */
  answered(bytes: number, session: Session, now: number): void {
    const frames = Math.floor(bytes / largeAnswer);
    const user = session.person?.user;
    if (frames > 0 && user !== undefined) this.#frames.correct(user, session.source, now, frames);
  }

  /** A try to sign in with this name. */
  signIn(name: string, source: string, now: number): number {
    return this.#signIns.take(nameAt(name, source), source, now);
  }

  /** A try to sign up with this name and a password. */
  signUp(name: string, source: string, now: number): number {
    return this.#signIns.take(nameAt(name, source), source, now, this.#signUpCost);
  }

  /** A frame that was read, by what it wants done. */
  use(frame: ClientFrame, session: Session, now: number): number {
    const { source } = session;
    if (frame.type === "auth") return this.#auth(frame, source, now);
    // Refused anyway: what strangers ask for must not use up what others at their address may do.
    const user = session.person?.user;
    if (user === undefined) return 0;
    switch (frame.type) {
      case "send":
        return inTurn(session, frame.cid, now, () =>
          this.#sends.take(user, source, now, this.#sendCost(frame)),
        );
      // Each of these is told to a whole room, as a message is.
      case "edit":
      case "forward":
      case "react":
      case "pin":
        return this.#sends.take(user, source, now, this.#changeCost(frame));
      case "delete":
        return this.#sends.take(user, source, now);
      case "search":
        return this.#searches.take(user, source, now);
      case "draw":
      case "undraw":
      // A page of a board is as much work as many strokes.
      case "board":
      case "boardHistory":
        return this.#draws.take(user, source, now);
      case "password":
        // Each is some 40 ms of a core.
        return this.#signIns.take(user, source, now);
      case "rename":
        return this.#joins.take(user, source, now, this.#renameCost);
      default:
        return lasting.has(frame.type) ? this.#joins.take(user, source, now) : 0;
    }
  }

  /** How much was told of what was done to a message: `use` could not know, and took what is the most in general. */
  told(frame: MessageChange, bytes: number, session: Session, now: number): void {
    const user = session.person?.user;
    if (user === undefined) return;
    const tokens = this.#cost(bytes) - this.#changeCost(frame);
    if (tokens !== 0) this.#sends.correct(user, session.source, now, tokens);
  }

  #changeCost(frame: MessageChange): number {
    return frame.type === "edit" ? this.#sendCost(frame) : this.#cost(unknown);
  }

  /** A picture is unpacked before anything else is known of it: in a kilobyte may be 2 ms of work, by its pixels. */
  #sendCost(message: { text: string; picture?: Picture | undefined }): number {
    const { text, picture } = message;
    // Nearly all: whatever is in it, there is no need to look.
    if (!picture && mostOfCharacter * text.length < heavy) return 1;
    const pixels = picture ? picture.width * picture.height : 0;
    return this.#cost(messageBytes(message) + pixels);
  }

  /** Never more than fits at once. */
  #cost(bytes: number): number {
    return Math.min(1 + Math.floor(bytes / heavy), Math.max(1, this.#mostSends));
  }

  /** Nobody guesses a token: those who bring one do not share the tries of one name. */
  #auth(
    { user = "", token, jwt }: Extract<ClientFrame, { type: "auth" }>,
    source: string,
    now: number,
  ): number {
    const isGuessable = (token ?? jwt) === undefined;
    return isGuessable ? this.signIn(user, source, now) : this.#signIns.take(undefined, source, now);
  }
}

/**
 * By name and address: by the name alone, whoever knows a name could keep its owner out. What is no name is refused
 * anyway, and may be as long as a frame: all that come from one address are one.
 */
function nameAt(name: string, source: string): string {
  return `${foldName(userName(name) ?? "")} ${source}`;
}
