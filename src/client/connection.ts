import type { createConnection } from "node:net";
import { networkInterfaces } from "node:os";
import { type RawData, WebSocket } from "ws";
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
  type ServerEvent,
  type Welcome,
} from "../protocol/index.ts";
import { again } from "./again.ts";
import { backoff } from "./backoff.ts";
import { type Distrust, distrust } from "./distrust.ts";
import { badAnswer, type Failure, isFailure, offline, pauseAfter } from "./failure.ts";
import { endingOf, reasonOf } from "./reason.ts";
import type { Requests } from "./requests.ts";
import type { SignIn } from "./sign-in.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import { busy, type ConnectionState, type Stop } from "./state/connection.ts";
import { type ServerTrust, secureConnector } from "./tls.ts";

/** A server's page of history may be large; more than this no server of ours sends. */
const largestFrame = 16 * 2 ** 20;
/** How often a waiting client looks whether the network has changed. */
const networkLook = 3_000;
/** How often a line is looked at: timers stand still while a laptop sleeps, and it should not be waited for then. */
const lineLook = 5_000;
/** A connection that was lost sooner than this is as bad as none: the pauses go on growing. */
const lasting = 10_000;
/** No server may send its clients away for longer than this. */
const longestGoodbye = 60_000;

export interface ConnectionOptions {
  readonly address: string;
  readonly signIn: SignIn;
  readonly tls: ServerTrust;
  readonly clock: Clock;
  readonly random: () => number;
  readonly requests: Requests;
  /** Anything that is another text when the network is another. */
  network(): string;
  onWelcome(welcome: Welcome): void;
  onEvent(event: ServerEvent): void;
  onLost(): void;
}

/** Keeps a signed-in connection to the server, as long as that is wanted and can be had. */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #connectTls: ReturnType<typeof secureConnector> | undefined;
  readonly #state: Slice<ConnectionState> = new Slice<ConnectionState>({ status: "connecting", attempt: 0 });
  #socket: WebSocket | undefined;
  #attempt = 0;
  #heardAt = 0;
  #goodbye: Goodbye | undefined;
  #hello: Hello | undefined;
  #lastError = "";
  /** What the server said against this connection last. */
  #lastWord: string | undefined;
  /** Why the server did not let one in on this connection. */
  #refused: Failure | undefined;
  #distrust: Distrust | undefined;
  #wasOnline = false;
  /** Takes back whatever is due next: the look at a silent line, or the next try. */
  #cancel: () => void = () => {};
  #stopped = false;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    if (new URL(options.address).protocol === "wss:") this.#connectTls = secureConnector(options.tls);
  }

  get state(): ReadonlySlice<ConnectionState> {
    return this.#state;
  }

  get online(): boolean {
    return this.#state.get().status === "online";
  }

  /** What the server lets through, as it said last. */
  get limits(): Limits {
    return this.#hello?.limits ?? limits;
  }

  start(): void {
    if (!this.#stopped && !this.#socket) this.#connect();
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

  send(frame: object): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #connect(): void {
    this.#state.set({ status: "connecting", attempt: this.#attempt });
    this.#hello = undefined;
    this.#goodbye = undefined;
    this.#lastError = "";
    this.#refused = undefined;
    this.#lastWord = undefined;
    this.#distrust = undefined;
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
      this.#distrust = distrust(error);
      this.#lastError = this.#distrust?.reason ?? reasonOf(error);
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
      this.#lastError = "the server went silent";
      this.#socket?.terminate();
    });
  }

  #receive(text: string): void {
    this.#heardAt = this.#options.clock.now();
    const frame: FromServer = parseServerFrame(text);
    if (frame.kind === "answer") this.#options.requests.answered(frame.re, frame.value);
    else if (frame.kind === "refused") this.#options.requests.refused(frame.re, frame.error);
    else if (frame.kind === "event") this.#event(frame.event);
    else if (!this.#hello) {
      // The first word is the one that has to be understood; without it there would only be silence.
      this.#lastError = "what answers there is no chat server of this version";
      this.#socket?.close();
    }
  }

  #event(event: ServerEvent): void {
    // One a connection: there is nothing to sign twice.
    if (event.type === "hello" && !this.#hello) void this.#signIn(event);
    else if (event.type === "goodbye") this.#goodbye = event;
    else if (event.type === "error") this.#lastWord = event.message;
    else if (event.type === "ping") this.send({ type: "pong" });
    this.#options.onEvent(event);
  }

  async #signIn(hello: Hello): Promise<void> {
    const { requests, signIn, clock } = this.#options;
    this.#hello = hello;
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
        return socket === this.#socket ? requests.ask("auth", body, frame => this.send(frame)) : offline;
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
    this.#lastError = failure.code === "rate_limited" ? busy : failure.message;
    this.#refused = failure;
    this.#socket?.close();
  }

  #closed(code: number): void {
    const state = this.#state.get();
    const lasted = state.status === "online" && this.#options.clock.now() - state.since >= lasting;
    // Whoever was too much for the server is not welcome the sooner for having lasted.
    if (lasted && code !== close.flooding) this.#attempt = 0;
    this.#socket = undefined;
    this.#cancel();
    this.#options.requests.lost();
    this.#options.onLost();
    if (this.#stopped) return;
    if (!mayReturn(code)) return this.#end(endingOf(code, this.#lastWord));
    // Who was let in before is in a network now that shows its own certificate first, and comes out of it again.
    if (this.#distrust && !this.#wasOnline)
      return this.#end({ code: "distrusted", message: this.#distrust.message });
    this.#wait();
  }

  #end(reason: Stop): void {
    this.#stopped = true;
    this.#state.set({ status: "stopped", reason });
  }

  #wait(): void {
    const { clock, random, network } = this.#options;
    const goodbye = this.#goodbye;
    const refused = this.#refused;
    const pause = goodbye ? spread(goodbye, random) : backoff(this.#attempt, random);
    const delay = refused ? Math.max(pause, pauseAfter(refused, 0)) : pause;
    const reason = goodbye ? "the server is restarting" : this.#lastError || "the connection was lost";
    this.#attempt += 1;
    const retryAt = clock.now() + Math.round(delay);
    this.#state.set({
      status: "waiting",
      attempt: this.#attempt,
      retryAt,
      reason,
      ...(refused ? { code: refused.code } : {}),
    });
    this.#sleep(retryAt, network());
  }

  /** Until the time has come or the network has changed, which is worth a try at once. */
  #sleep(retryAt: number, network: string): void {
    const { clock } = this.#options;
    const left = retryAt - clock.now();
    this.#cancel = clock.after(Math.max(0, Math.min(left, networkLook)), () => {
      if (clock.now() >= retryAt || this.#options.network() !== network) this.#connect();
      else this.#sleep(retryAt, network);
    });
  }
}

/** A drained server's clients come back one after the other. */
function spread({ fromMs, toMs }: Goodbye, random: () => number): number {
  const from = Math.min(fromMs, longestGoodbye);
  return from + random() * Math.max(0, Math.min(toMs, longestGoodbye) - from);
}

export function networkNow(): string {
  return JSON.stringify(networkInterfaces());
}
