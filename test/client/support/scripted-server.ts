import { once } from "node:events";
import { createServer, type Server as HttpServer } from "node:http";
import { createServer as createTlsServer, type Server as TlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";
import { type WebSocket, WebSocketServer } from "ws";
import {
  boardLimits,
  limits,
  type Message,
  protocolVersion,
  type RoomSummary,
} from "../../../src/protocol/index.ts";
import type { Certificate } from "../../support/certificate.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test looks into frames of every type
type Frame = Record<string, any> & { type: string };

/** A server that does what the test says, right or wrong, one connection after the other. */
export class ScriptedServer {
  readonly address: string;
  readonly #lines: Line[] = [];
  readonly #waiting: ((line: Line) => void)[] = [];

  private constructor(http: HttpServer, scheme: "ws" | "wss", server: WebSocketServer) {
    const { port } = http.address() as AddressInfo;
    this.address = `${scheme}://127.0.0.1:${port}`;
    server.on("connection", socket => {
      const line = new Line(socket);
      const waiting = this.#waiting.shift();
      if (waiting) waiting(line);
      else this.#lines.push(line);
    });
  }

  static start(): Promise<ScriptedServer> {
    return ScriptedServer.#listen(createServer(), "ws");
  }

  /** One with TLS, whose certificate can be changed. */
  static async startTls(
    certificate: Certificate,
  ): Promise<ScriptedServer & { show(certificate: Certificate): void }> {
    const https: TlsServer = createTlsServer({ cert: certificate.cert, key: certificate.key });
    const server = await ScriptedServer.#listen(https, "wss");
    return Object.assign(server, {
      show: ({ cert, key }: Certificate) => https.setSecureContext({ cert, key }),
    });
  }

  static async #listen(http: HttpServer, scheme: "ws" | "wss"): Promise<ScriptedServer> {
    const server = new WebSocketServer({ server: http });
    http.listen(0, "127.0.0.1");
    await once(http, "listening");
    onTestFinished(() => {
      for (const socket of server.clients) socket.terminate();
      server.close();
      http.close();
    });
    return new ScriptedServer(http, scheme, server);
  }

  /** The next connection. */
  line(): Promise<Line> {
    const line = this.#lines.shift();
    return line ? Promise.resolve(line) : new Promise(resolve => this.#waiting.push(resolve));
  }

  /** The next connection, greeted and signed in. */
  async signedIn(rooms: readonly RoomSummary[] = []): Promise<Line> {
    const line = await this.line();
    line.hello();
    await line.welcome(rooms);
    return line;
  }
}

export class Line {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #frames: Frame[] = [];
  readonly #waiting: { type: string; found: (frame: Frame) => void }[] = [];

  constructor(socket: WebSocket) {
    this.socket = socket;
    this.closed = new Promise(resolve => socket.once("close", code => resolve(code)));
    socket.on("error", () => {});
    socket.on("message", data => {
      const frame = JSON.parse(data.toString()) as Frame;
      const place = this.#waiting.findIndex(({ type }) => type === frame.type);
      if (place < 0) this.#frames.push(frame);
      else this.#waiting.splice(place, 1)[0]?.found(frame);
    });
  }

  /** The next frame of this type. */
  next(type: string): Promise<Frame> {
    const place = this.#frames.findIndex(frame => frame.type === type);
    if (place >= 0) return Promise.resolve(this.#frames.splice(place, 1)[0] as Frame);
    return new Promise(found => this.#waiting.push({ type, found }));
  }

  /** What has come and was not asked for. */
  left(type: string): Frame[] {
    return this.#frames.filter(frame => frame.type === type);
  }

  say(frame: object | string | Buffer): void {
    this.socket.send(typeof frame === "object" && !Buffer.isBuffer(frame) ? JSON.stringify(frame) : frame);
  }

  hello(more: object = {}): void {
    const server = { name: "scripted", version: "1" };
    const nonce = "n".repeat(22);
    this.say({
      type: "hello",
      versions: [protocolVersion],
      server,
      now: 0,
      limits,
      board: boardLimits,
      signIn: ["device"],
      registration: "open",
      nonce,
      ...more,
    });
  }

  async welcome(rooms: readonly RoomSummary[] = []): Promise<void> {
    const { id, user } = await this.next("auth");
    this.say({
      type: "welcome",
      re: id,
      you: { user: 1, name: user, role: "member", claimed: false },
      device: 1,
      rooms,
    });
  }

  /** Answers the next request of this type, and gives it. */
  async answer(type: string, body: object): Promise<Frame> {
    const frame = await this.next(type);
    this.say({ type: "ok", re: frame.id, ...body });
    return frame;
  }

  async refuse(type: string, code: string, more: object = {}): Promise<Frame> {
    const frame = await this.next(type);
    this.say({ type: "error", re: frame.id, code, message: `It is ${code}.`, retryable: false, ...more });
    return frame;
  }

  /** Everything said before this has been taken by the client when it resolves. */
  async taken(): Promise<void> {
    this.say({ type: "ping" });
    await this.next("pong");
  }
}

export function roomOf(room: number, more: Partial<RoomSummary> = {}): RoomSummary {
  const counts = { head: 0, ordinal: 0, members: 2, activeAt: 0, read: 0, readOrdinal: 0, delivered: 0 };
  return { room, name: `room-${room}`, topic: "", epoch: "e1", ...counts, ...more };
}

/** A message of somebody else, unless said otherwise. */
export function messageOf(seq: number, more: Partial<Message> = {}): Message {
  const cid = `cid-${String(seq).padStart(6, "0")}`;
  return {
    seq,
    version: seq,
    ordinal: seq,
    user: 2,
    name: "bob",
    cid,
    at: seq,
    text: `text ${seq}`,
    ...more,
  };
}

/** A page of history that holds all there is. */
export function wholeHistory(messages: readonly Message[], more: object = {}) {
  return { epoch: "e1", head: messages.at(-1)?.version ?? 0, messages, start: true, end: true, ...more };
}

/** A page of sync that holds all that changed. */
export function allChanges(head: number, messages: readonly Message[], more: object = {}) {
  return { epoch: "e1", head, upTo: head, more: false, messages, members: [], ...more };
}

export const noMembers = { head: 0, members: [], more: false };
