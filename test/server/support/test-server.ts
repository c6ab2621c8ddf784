import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import { type ClientOptions, WebSocket } from "ws";
import {
  type Clock,
  checkAnswer,
  type ErrorFrame,
  type Hello,
  type Limits,
  type RequestType,
  type RoomSummary,
  signInText,
  type Welcome,
} from "../../../src/protocol/index.ts";
import type { IdentityOptions } from "../../../src/server/identity/identity.ts";
import { createLog, type Logger } from "../../../src/server/log.ts";
import type { Perimeter } from "../../../src/server/perimeter/perimeter.ts";
import type { TlsFiles } from "../../../src/server/perimeter/tls.ts";
import { type RunningServer, startServer } from "../../../src/server/server.ts";
import { layEmptyHistory } from "../store/support/empty-history.ts";

// biome-ignore lint/suspicious/noExplicitAny: a test looks into frames of every type
export type Frame = Record<string, any> & { type: string };

export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "backchannel-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export interface TestServerOptions {
  dataDir?: string;
  port?: number;
  limits?: Partial<Limits>;
  clock?: Clock;
  identity?: IdentityOptions;
  tls?: TlsFiles;
  perimeter?: Partial<Perimeter>;
  log?: Logger;
}

/** A server of the test's own on a free port; it is drained when the test is over. */
export async function testServer(options: TestServerOptions = {}): Promise<RunningServer> {
  const server = await start({ dataDir: temporaryDirectory(), ...options });
  onTestFinished(() => server.drain("test over"));
  return server;
}

/** One server for all tests of a file, for those that do not mind each other. */
export function sharedServer(options: TestServerOptions = {}): () => RunningServer {
  let server: RunningServer;
  let directory: string;
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), "backchannel-test-"));
    server = await start({ dataDir: directory, ...options });
  });
  afterAll(async () => {
    await server.drain("tests over");
    rmSync(directory, { recursive: true, force: true });
  });
  return () => server;
}

async function start({
  dataDir,
  port = 0,
  ...rest
}: TestServerOptions & { dataDir: string }): Promise<RunningServer> {
  await layEmptyHistory(dataDir);
  const started = await startServer({
    host: "127.0.0.1",
    port,
    dataDir,
    log: createLog("silent"),
    onFailure: error => {
      throw error;
    },
    ...rest,
  });
  if ("failure" in started) throw new Error(started.failure.message);
  return started.server;
}

/** A connection that a test drives frame by frame: it waits for frames, never for time. */
export class Peer {
  readonly socket: WebSocket;
  readonly closed: Promise<{ code: number; reason: string }>;
  #received: Frame[] = [];
  #waiting: { wants: (frame: Frame) => boolean; found: (frame: Frame) => void }[] = [];
  #id = 0;

  constructor(address: string, options: ClientOptions = {}) {
    this.socket = new WebSocket(address, options);
    this.closed = new Promise(resolve =>
      this.socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() })),
    );
    this.socket.on("error", () => {});
    this.socket.on("message", data => this.#receive(JSON.parse(data.toString()) as Frame));
    onTestFinished(() => this.socket.terminate());
  }

  #receive(frame: Frame): void {
    const waiting = this.#waiting.findIndex(({ wants }) => wants(frame));
    if (waiting < 0) this.#received.push(frame);
    else this.#waiting.splice(waiting, 1)[0]?.found(frame);
  }

  /** The next frame that fits, also one that came already; each is given once, and others are left. */
  next(wants: string | ((frame: Frame) => boolean)): Promise<Frame> {
    const fits = typeof wants === "string" ? (frame: Frame) => frame.type === wants : wants;
    const there = this.#received.findIndex(fits);
    if (there >= 0) return Promise.resolve(this.#received.splice(there, 1)[0] as Frame);
    return new Promise(found => this.#waiting.push({ wants: fits, found }));
  }

  /** What came and was not asked for yet. */
  received(type: string): Frame[] {
    return this.#received.filter(frame => frame.type === type);
  }

  say(frame: unknown): void {
    this.socket.send(typeof frame === "string" || Buffer.isBuffer(frame) ? frame : JSON.stringify(frame));
  }

  /** Sends a request and gives its answer, be it an error. */
  ask(type: string, fields: object = {}): Promise<Frame> {
    const id = ++this.#id;
    this.say({ type, id, ...fields });
    return this.next(frame => frame.re === id);
  }

  /** Everything the server sent before this has arrived when it resolves. */
  async settled(): Promise<void> {
    await this.ask("ping");
  }
}

export interface Key {
  readonly privateKey: KeyObject;
  readonly public: string;
}

export function newKey(): Key {
  const { privateKey, publicKey } = generateKeyPairSync("ed25519");
  return { privateKey, public: publicKey.export({ format: "jwk" }).x as string };
}

/** What one brings to sign in, before it is signed for a connection. */
export interface Coming {
  key?: Key;
  proof?: object;
  invite?: string;
  guest?: true;
  token?: string;
  jwt?: string;
}

/** Signs in any way there is, and gives the answer, be it a refusal. */
export async function signInWith(
  server: RunningServer,
  user: string | undefined,
  { key, ...more }: Coming,
): Promise<Peer & { answer: Frame; nonce: string }> {
  const peer = new Peer(server.address);
  const { nonce } = (await peer.next("hello")) as unknown as Hello;
  const signed = key ? authFields(nonce, user ?? "", key) : { version: "chat.v1" };
  const { user: _, ...rest } = signed as { user?: string };
  const answer = await peer.ask("auth", { ...rest, ...(user === undefined ? {} : { user }), ...more });
  return Object.assign(peer, { answer, nonce });
}

export function authFields(nonce: string, user: string, key: Key) {
  const signature = sign(null, Buffer.from(signInText(nonce, user)), key.privateKey).toString("base64url");
  return { version: "chat.v1", user, device: { key: key.public, signature } };
}

/** A signed-in connection: of a new person, or of one whose key is given. */
export async function signIn(
  server: RunningServer,
  user: string,
  key = newKey(),
  options: ClientOptions = {},
): Promise<Peer & { welcome: Welcome; key: Key }> {
  const peer = new Peer(server.address, options);
  const hello = (await peer.next("hello")) as unknown as Hello;
  const welcome = (await peer.ask("auth", authFields(hello.nonce, user, key))) as unknown as
    | Welcome
    | ErrorFrame;
  if (welcome.type === "error") throw new Error(`${welcome.code}: ${welcome.message}`);
  return Object.assign(peer, { welcome, key });
}

/** Asks, and holds the answer to the protocol. */
export async function ask(peer: Peer, type: RequestType, fields: object): Promise<Frame> {
  const answer = await peer.ask(type, fields);
  expect(checkAnswer(type, answer), JSON.stringify(answer)).toBe(true);
  return answer;
}

/** A room of the owner's, with others in it. */
export async function newRoom(owner: Peer, ...others: Peer[]): Promise<number> {
  const name = `room${newCid()}`;
  const { room } = await owner.ask("create", { name, topic: "about" });
  for (const other of others) await other.ask("join", { name });
  return room.room;
}

/** A signed-in connection whose person is in #general. */
export async function inGeneral(
  server: RunningServer,
  user: string,
  key?: Key,
  options?: ClientOptions,
): Promise<Peer & { welcome: Welcome; key: Key; room: RoomSummary }> {
  const peer = await signIn(server, user, key, options);
  const { room } = (await peer.ask("join", { name: "general" })) as unknown as { room: RoomSummary };
  return Object.assign(peer, { room });
}

let cids = 0;
export function newCid(): string {
  cids += 1;
  return `test-cid-${String(cids).padStart(6, "0")}`;
}
