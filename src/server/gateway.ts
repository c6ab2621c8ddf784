import { randomBytes } from "node:crypto";
import type { Server as HttpServer, IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { boardLimits, close, programVersion, protocolVersions } from "../protocol/index.ts";
import { answerHttp } from "./api.ts";
import type { Context } from "./context.ts";
import { Heartbeat } from "./heartbeat.ts";
import { loopback, sourceOf } from "./limits/source.ts";
import { Turn } from "./outgoing.ts";
import { turnAway } from "./perimeter/http.ts";
import type { Listener } from "./perimeter/listener.ts";
import { isWithin } from "./perimeter/networks.ts";
import { mayComeFrom } from "./perimeter/origin.ts";
import type { Perimeter } from "./perimeter/perimeter.ts";
import { clientAddress } from "./perimeter/proxies.ts";
import { receive } from "./receive.ts";
import { Session } from "./session.ts";
import { encode } from "./wire.ts";

/**
 * A frame of so many times `limits.frameBytes` ends its connection before it is read; a smaller one is refused by name,
 * and the connection goes on. All that is read of a frame is kept until it is whole, also of one from a stranger.
 */
const hardLimit = 2;
/** In how many parts one may come, by the sender's own doing and by the network's: each is some hundred bytes more. */
const mostFragments = 64;
const mostChunks = 1_024;

/** How long connections may take to close when the server stops. */
const closing = 1_000;

/** When to come again where too many from one address have not signed in yet. */
const crowded = 5_000;

/** Where connections come in, by HTTP upgrade, and where all of them end. */
export class Gateway {
  readonly http: HttpServer;
  readonly #sessions = new Set<Session>();
  readonly #context: Context;
  readonly #name: string;
  readonly #perimeter: Perimeter;
  readonly #turn = new Turn();
  readonly #heartbeat: Heartbeat;
  readonly #webSockets: WebSocketServer;
  #onEmpty: (() => void) | undefined;

  constructor(context: Context, name: string, { http }: Listener, perimeter: Perimeter) {
    this.#context = context;
    this.#name = name;
    this.#perimeter = perimeter;
    this.#heartbeat = new Heartbeat(this.#sessions, context.clock, context.limits);
    this.#webSockets = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      maxPayload: hardLimit * context.limits.frameBytes,
      maxFragments: mostFragments,
      maxBufferedChunks: mostChunks,
      // We look ourselves, to answer with an error that says so instead of ending the connection.
      skipUTF8Validation: true,
    });
    this.http = http;
    this.http.on("connection", socket => this.#connected(socket));
    this.http.on("request", answerHttp(context, perimeter));
    this.http.on("upgrade", (request, socket, head) => this.#upgrade(request, socket as Socket, head));
    this.http.on("clientError", (_error, socket) => socket.destroy());
  }

  /** Tells everybody that the server stops, and when to come back; from now on nobody is let in. */
  goodbye(reason: string): void {
    this.http.close();
    const frame = encode({ type: "goodbye", reason, fromMs: 500, toMs: 3_000 });
    for (const session of this.#sessions) session.sendEncoded(frame);
  }

  /** Ends all connections; resolves when they have ended. */
  async close(): Promise<void> {
    const { clock } = this.#context;
    this.#heartbeat.stop();
    this.http.close();
    for (const session of this.#sessions) session.close(close.draining, "shutting down");
    if (this.#sessions.size > 0) {
      const { promise, resolve } = Promise.withResolvers<void>();
      this.#onEmpty = resolve;
      const cancel = clock.after(closing, resolve);
      await promise;
      cancel();
    }
    for (const session of this.#sessions) session.cut();
    this.http.closeAllConnections();
  }

  #connected(socket: Socket): void {
    // From the first moment: without a listener, one reset connection would end the process.
    socket.on("error", ignore);
    const { strangers } = this.#context;
    // Behind a proxy is everybody; who it is comes with the upgrade.
    const { proxies } = this.#perimeter;
    const peer = clientAddress(socket.remoteAddress, undefined, proxies);
    const source = isWithin(peer, proxies) ? loopback : sourceOf(peer);
    // Also those count that are no WebSocket yet, or never will be.
    const line = lineOf(socket);
    if (!strangers.enter(line, source)) socket.destroy();
    else socket.on("close", () => strangers.leave(line));
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    const { stopping, rates, strangers, clock, identity } = this.#context;
    if (stopping.aborted) return turnAway(socket, 503, "This server is stopping.\n", "Retry-After: 5");
    const { headers } = request;
    const { origins, proxies } = this.#perimeter;
    if (!mayComeFrom(headers.origin, headers.host, origins, identity.hosts)) {
      return turnAway(socket, 403, "Pages of other sites may not connect here.\n");
    }
    const forwarded = headers["x-forwarded-for"] as string | undefined;
    const address = clientAddress(socket.remoteAddress, forwarded, proxies);
    const source = sourceOf(address);
    const line = lineOf(socket);
    const wait = strangers.move(line, source) ? rates.connection(source, clock.now()) : crowded;
    if (wait > 0) {
      const seconds = Math.ceil(wait / 1_000);
      return turnAway(socket, 429, "Too many connections from your address.\n", `Retry-After: ${seconds}`);
    }
    this.#webSockets.handleUpgrade(request, socket, head, webSocket =>
      this.#open(webSocket, socket, line, address),
    );
  }

  #open(webSocket: WebSocket, socket: Socket, line: string, address: string): void {
    const context = this.#context;
    const session = new Session({
      webSocket,
      socket,
      address,
      turn: this.#turn,
      clock: context.clock,
      budget: context.limits.queuedBytes,
      nonce: randomBytes(18).toString("base64url"),
      source: sourceOf(address),
    });
    this.#sessions.add(session);
    context.strangers.become(line, session);
    // A frame that breaks the WebSocket protocol comes here; `ws` then closes with the code that says why.
    webSocket.on("error", this.#broken);
    webSocket.on("message", (data: RawData, isBinary: boolean) => {
      receive(data as Buffer, isBinary, session, context);
    });
    webSocket.on("close", code => this.#closed(session, code));
    session.send({
      type: "hello",
      versions: protocolVersions,
      server: { name: this.#name, version: programVersion },
      now: context.clock.now(),
      limits: context.limits,
      board: boardLimits,
      signIn: context.identity.ways,
      registration: context.identity.registration,
      nonce: session.nonce,
    });
  }

  readonly #broken = (error: Error) => {
    this.#context.log.debug({ err: error }, "a connection broke the protocol or broke off");
  };

  #closed(session: Session, code: number): void {
    this.#sessions.delete(session);
    this.#context.log.debug({ user: session.person?.user, address: session.address, code }, "closed");
    this.#context.strangers.leave(session);
    this.#context.typing.depart(session);
    this.#context.boards.depart(session);
    this.#context.presence.depart(session);
    if (this.#sessions.size === 0) this.#onEmpty?.();
  }
}

/** What a socket and the TLS within it have in common, which are two objects: between which ports the line is. */
function lineOf({ remoteAddress, remotePort, localAddress, localPort }: Socket): string {
  return `${remoteAddress} ${remotePort} ${localAddress} ${localPort}`;
}

/** A connection's own trouble ends it, and `close` follows; there is nothing else to do. */
function ignore(): void {}
