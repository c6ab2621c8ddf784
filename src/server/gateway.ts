import { randomBytes } from "node:crypto";
import { createServer, type Server as HttpServer, type IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { close, programVersion, protocolVersions } from "../protocol/index.ts";
import type { Context } from "./context.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Turn } from "./outgoing.ts";
import { receive } from "./receive.ts";
import { Session } from "./session.ts";

/**
 * Above this `ws` itself ends the connection; between `limits.frameBytes` and this a frame is refused by name
 * and the connection goes on.
 */
const hardFrameLimit = 2 ** 20;
/** Connections that have not signed in yet. */
const mostStrangers = 2_000;
/** How long connections may take to close when the server stops. */
const closing = 1_000;

/** Where connections come in, by HTTP upgrade, and where all of them end. */
export class Gateway {
  readonly http: HttpServer;
  readonly #sessions = new Set<Session>();
  readonly #context: Context;
  readonly #name: string;
  readonly #turn = new Turn();
  readonly #heartbeat: Heartbeat;
  readonly #webSockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: hardFrameLimit,
    // We look ourselves, to answer with an error that says so instead of ending the connection.
    skipUTF8Validation: true,
  });
  #draining = false;
  #onEmpty: (() => void) | undefined;

  constructor(context: Context, name: string) {
    this.#context = context;
    this.#name = name;
    this.#heartbeat = new Heartbeat(this.#sessions, context.clock, context.limits);
    this.http = createServer({ headersTimeout: 10_000, requestTimeout: 10_000 }, (request, response) => {
      const found = request.url === "/" || request.url === "/healthz";
      response.writeHead(found ? 200 : 404, { "content-type": "text/plain; charset=utf-8" });
      response.end(found ? "Backchannel is here. Connect with: chat join\n" : "There is nothing here.\n");
    });
    this.http.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
    this.http.on("clientError", (_error, socket) => socket.destroy());
  }

  /** Tells everybody that the server stops, and when to come back; from now on nobody is let in. */
  goodbye(reason: string): void {
    this.#draining = true;
    for (const session of this.#sessions) session.send({ type: "goodbye", reason, fromMs: 500, toMs: 3_000 });
  }

  /** Ends all connections; resolves when they have ended. */
  async close(): Promise<void> {
    const { clock } = this.#context;
    this.#heartbeat.stop();
    this.http.close();
    for (const session of this.#sessions) session.close(close.draining, "shutting down", clock.now());
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

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // From the first moment: without a listener, one reset connection would end the process.
    socket.on("error", ignore);
    const strangers = this.#sessions.size - this.#context.presence.connections;
    if (this.#draining || strangers >= mostStrangers) {
      socket.end("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\nConnection: close\r\n\r\n");
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, webSocket => this.#open(webSocket, socket));
  }

  #open(webSocket: WebSocket, socket: Duplex): void {
    const context = this.#context;
    const session = new Session({
      webSocket,
      socket,
      turn: this.#turn,
      budget: context.limits.queuedBytes,
      nonce: randomBytes(18).toString("base64url"),
      now: context.clock.now(),
    });
    this.#sessions.add(session);
    // A frame that breaks the WebSocket protocol comes here; `ws` then closes with the code that says why.
    webSocket.on("error", ignore);
    webSocket.on("message", (data: RawData, isBinary: boolean) => {
      receive(data as Buffer, isBinary, session, context);
    });
    webSocket.on("close", () => this.#closed(session));
    session.send({
      type: "hello",
      versions: protocolVersions,
      server: { name: this.#name, version: programVersion },
      now: context.clock.now(),
      limits: context.limits,
      signIn: ["device"],
      nonce: session.nonce,
    });
  }

  #closed(session: Session): void {
    this.#sessions.delete(session);
    this.#context.typing.depart(session);
    this.#context.presence.depart(session);
    if (this.#sessions.size === 0) this.#onEmpty?.();
  }
}

/** A connection's own trouble ends it, and `close` follows; there is nothing else to do. */
function ignore(): void {}
