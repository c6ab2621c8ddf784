import type { createConnection } from "node:net";
import type { RawData, WebSocket as Socket } from "ws";
import {
  type Answer,
  type Clock,
  close,
  type FromServer,
  type Goodbye,
  type Hello,
  type Limits,
  limits,
  mayReturn,
  parseServerFrame,
  protocolVersion,
  type RequestBody,
  type RequestType,
  type ServerEvent,
  type Signal,
  utf8Length,
  type Welcome,
} from "../../protocol/index.ts";
import { badAnswer, badText, type Failure, isFailure, offline, pauseAfter } from "../failure.ts";
import { type ReadonlySlice, Slice } from "../slice.ts";
import { busy, type ConnectionState, type Stop } from "../state/connection.ts";
import { again } from "./again.ts";
import { backoff, spread } from "./backoff.ts";
import { type Distrust, distrust } from "./distrust.ts";
import { Frames } from "./frames.ts";
import { whenDueOrMoved } from "./network.ts";
import { endingOf, reasonOf } from "./reason.ts";
import { Requests } from "./requests.ts";
import type { SignIn } from "./sign-in.ts";
import { type ServerTrust, secureConnector } from "./tls.ts";

/** Loaded with the first connection, and not with the program: it takes longer than to show what is known already. */
let WebSocket: typeof Socket;

/** A server's page of history may be large; more than this no server of ours sends. */
const largestFrame = 16 * 2 ** 20;
/** How often a line is looked at: timers stand still while a laptop sleeps, and it should not be waited for then. */
const lineLook = 5_000;
/** A connection that was lost sooner than this is as bad as none: the pauses go on growing. */
const lasting = 10_000;

export interface ConnectionOptions {
  readonly address: string;
  readonly signIn: SignIn;
  readonly tls: ServerTrust;
  readonly clock: Clock;
  readonly random: () => number;
  /** Anything that is another text when the network is another. */
  network(): string;
  onWelcome(welcome: Welcome): void;
  onEvent(event: ServerEvent): void;
  onLost(): void;
}

/** What is learnt of the server from the beginning of one connection to its end. */
interface Learnt {
  hello?: Hello;
  goodbye?: Goodbye;
  lastError?: string;
  /** What the server said against this connection last. */
  lastWord?: string;
  /** Why the server did not let one in. */
  refused?: Failure;
  distrust?: Distrust | undefined;
}

/** Keeps a signed-in connection to the server, as long as that is wanted and can be had. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #requests: Requests;
  readonly #frames: Frames;
  readonly #connectTls: ReturnType<typeof secureConnector> | undefined;
  readonly #state: Slice<ConnectionState> = new Slice<ConnectionState>({ status: "connecting", attempt: 0 });
  #socket: Socket | undefined;
  #attempt = 0;
  /** Since when there is no connection, or none that lasts. */
  #goneSince = 0;
  #heardAt = 0;
  #learnt: Learnt = {};
  #wasOnline = false;
  /** Takes back whatever is due next: the look at a silent line, or the next try. */
  #cancel: () => void = () => {};
  #started = false;
  #stopped = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#requests = new Requests(options.clock);
    this.#frames = new Frames(options.clock);
    if (new URL(options.address).protocol === "wss:") this.#connectTls = secureConnector(options.tls);
  }

  get state(): ReadonlySlice<ConnectionState> {
    return this.#state;
  }

  get online(): boolean {
    return this.#state.get().status === "online";
  }

  /** Everything that goes over the line, but for secrets. */
  get frames(): Pick<Frames, "on"> {
    return this.#frames;
  }

  /** What the server lets through, as it said last. */
  get limits(): Limits {
    return { ...limits, ...this.#learnt.hello?.limits };
  }

  async start(): Promise<void> {
    if (this.#started) return;
    this.#started = true;
    this.#goneSince = this.#options.clock.now();
    WebSocket = (await import("ws")).WebSocket;
    if (!this.#stopped) this.#connect();
  }

  /** Tries at once instead of waiting for the next time. */
  retryNow(): void {
    if (this.#state.get().status !== "waiting") return;
    this.#cancel();
    this.#connect();
  }

  /** Ends the connection for good. */
  async stop(reason: Stop): Promise<void> {
    this.#stopped = true;
    this.#cancel();
    const socket = this.#socket;
    if (socket && socket.readyState !== socket.CLOSED) {
      const closed = new Promise(resolve => socket.once("close", resolve));
      socket.close(1000);
      const cancel = this.#options.clock.after(500, () => socket.terminate());
      await closed;
      cancel();
    }
    if (this.#state.get().status !== "stopped") this.#state.set({ status: "stopped", reason });
  }

  /** Whoever is not signed in has no connection. */
  ask<T extends RequestType>(type: T, body: RequestBody<T>): Promise<Answer<T> | Failure> {
    return this.online ? this.#ask(type, body) : Promise.resolve(offline);
  }

  /** Something that is lost without harm: when there is no connection, it is. */
  signal(signal: Signal): void {
    if (this.online) this.#send(signal);
  }

  #ask<T extends RequestType>(type: T, body: RequestBody<T>): Promise<Answer<T> | Failure> {
    return this.#requests.ask(type, body, frame => this.#send(frame));
  }

  /**
   * What the server could not take is not sent: its answer to a frame too large cannot name it, and one far too large
   * ends the connection. What makes one as large is a text.
   */
  #send(frame: object): Failure | undefined {
    if (this.#socket?.readyState !== WebSocket.OPEN) return undefined;
    const text = JSON.stringify(frame);
    if (utf8Length(text) > this.limits.frameBytes) return badText;
    this.#frames.passed("out", text);
    this.#socket.send(text);
    return undefined;
  }

  #connect(): void {
    this.#state.set({ status: "connecting", attempt: this.#attempt });
    this.#learnt = {};
    const socket = new WebSocket(this.#options.address, {
      perMessageDeflate: false,
      maxPayload: largestFrame,
      // One frame a turn: whoever awaits an answer goes on before the next frame is taken, so that what follows
      // the answer (a change in the room just joined) is not heard too early.
      allowSynchronousEvents: false,
      handshakeTimeout: 10_000,
      createConnection: this.#connectTls as typeof createConnection | undefined,
    });
    this.#socket = socket;
    socket.on("error", error => {
      const doubt = distrust(error);
      this.#learnt.distrust = doubt;
      this.#learnt.lastError = doubt?.reason ?? reasonOf(error);
    });
    socket.on("message", (data: RawData, isBinary: boolean) => {
      if (socket === this.#socket && !isBinary) this.#receive(data.toString());
    });
    socket.on("close", code => {
      if (socket === this.#socket) this.#closed(code);
    });
    this.#heardAt = this.#options.clock.now();
    this.#watch();
  }

  /** A line that went silent is as good as closed, even if nobody says so. */
  #watch(): void {
    const { clock } = this.#options;
    const patience = Math.max(1, this.limits.deadSeconds) * 1_000;
    const left = this.#heardAt + patience - clock.now();
    this.#cancel = clock.after(Math.max(0, Math.min(left, lineLook)), () => {
      if (clock.now() - this.#heardAt < patience) return this.#watch();
      this.#learnt.lastError = "the server went silent";
      this.#socket?.terminate();
    });
  }

  #receive(text: string): void {
    this.#heardAt = this.#options.clock.now();
    this.#frames.passed("in", text);
    const frame: FromServer = parseServerFrame(text);
    if (frame.kind === "answer") this.#requests.answered(frame.re, frame.value);
    else if (frame.kind === "refused") this.#requests.refused(frame.re, frame.error);
    else if (frame.kind === "event") this.#event(frame.event);
    else if (!this.#learnt.hello) {
      // The first word is the one that has to be understood; without it there would only be silence.
      this.#learnt.lastError = "what answers there is no chat server of this version";
      this.#socket?.close();
    }
  }

  #event(event: ServerEvent): void {
    // One a connection: there is nothing to sign twice.
    if (event.type === "hello" && !this.#learnt.hello) void this.#signIn(event);
    else if (event.type === "goodbye") this.#learnt.goodbye = event;
    else if (event.type === "error") this.#learnt.lastWord = event.message;
    else if (event.type === "ping") this.#send({ type: "pong" });
    this.#options.onEvent(event);
  }

  async #signIn(hello: Hello): Promise<void> {
    const { signIn, clock } = this.#options;
    this.#learnt.hello = hello;
    if (!hello.versions.includes(protocolVersion)) {
      const message = `This server speaks ${hello.versions.join(", ").slice(0, 80)}, this program ${protocolVersion}. Update the older of the two.`;
      return this.stop({ code: "no_common_version", message });
    }
    const socket = this.#socket;
    let outcome: Answer<"auth"> | Failure = badAnswer;
    for await (const body of signIn.bodies(hello.nonce)) {
      const ask = async () => {
        if (isFailure(body)) return body;
        // The signature is for this connection only, and it may be gone after a pause.
        return socket === this.#socket ? this.#ask("auth", body) : offline;
      };
      // Half of the time there is: too late is for good.
      outcome = await again(clock, ask, hello.limits.authSeconds * 500);
      // Another key may be the right one.
      if (!isFailure(outcome) || outcome.code !== "wrong_credentials") break;
    }
    if (this.#stopped || socket !== this.#socket) return;
    if (isFailure(outcome)) return this.#notSignedIn(outcome);
    signIn.welcomed(outcome);
    this.#wasOnline = true;
    this.#state.set({ status: "online", server: hello.server, since: clock.now() });
    this.#options.onWelcome(outcome);
  }

  /** A final word of the server is final; a babbling one may be another tomorrow. */
  async #notSignedIn(failure: Failure): Promise<void> {
    if (!failure.retryable && failure !== badAnswer) return this.stop(failure);
    this.#learnt.lastError = failure.code === "rate_limited" ? busy : failure.message;
    this.#learnt.refused = failure;
    this.#socket?.close();
  }

  #closed(code: number): void {
    const state = this.#state.get();
    const now = this.#options.clock.now();
    const lasted = state.status === "online" && now - state.since >= lasting;
    // Whoever was too much for the server is not welcome the sooner for having lasted.
    if (lasted && code !== close.flooding) {
      this.#attempt = 0;
      this.#goneSince = now;
    }
    this.#socket = undefined;
    this.#cancel();
    this.#requests.lost();
    this.#options.onLost();
    if (this.#stopped) return;
    if (!mayReturn(code)) return this.#end(endingOf(code, this.#learnt.lastWord));
    // Who was let in before is in a network now that shows its own certificate first, and comes out of it again.
    if (this.#learnt.distrust && !this.#wasOnline)
      return this.#end({ code: "distrusted", message: this.#learnt.distrust.message });
    this.#wait();
  }

  #end(reason: Stop): void {
    this.#stopped = true;
    this.#state.set({ status: "stopped", reason });
  }

  #wait(): void {
    const { clock, random, network } = this.#options;
    const { goodbye, refused, lastError } = this.#learnt;
    const gone = clock.now() - this.#goneSince;
    const pause = goodbye ? spread(goodbye, random) : backoff(this.#attempt, random, gone);
    const delay = refused ? Math.max(pause, pauseAfter(refused, 0)) : pause;
    const reason = goodbye ? "the server is restarting" : lastError || "the connection was lost";
    this.#attempt += 1;
    const retryAt = clock.now() + Math.round(delay);
    this.#state.set({
      status: "waiting",
      attempt: this.#attempt,
      retryAt,
      reason,
      ...(refused ? { code: refused.code } : {}),
    });
    this.#cancel = whenDueOrMoved(clock, retryAt, network, () => this.#connect());
  }
}
