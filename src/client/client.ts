import { readFile } from "node:fs/promises";
import { homedir, hostname } from "node:os";
import { join } from "node:path";
import {
  type Answer,
  type Changes,
  type Clock,
  limits,
  type Message,
  type RequestBody,
  type RequestType,
  type RoomInfo,
  type RoomSummary,
  type ServerEvent,
  systemClock,
  type Welcome,
} from "../protocol/index.ts";
import { Connection } from "./connection.ts";
import { DeviceKey } from "./credentials.ts";
import { type Failure, isFailure, offline } from "./failure.ts";
import { isCode, stateDirectory, writeWhole } from "./files.ts";
import { Outbox, type Settled, type Waiting } from "./outbox.ts";
import { ReceiptSender } from "./receipts.ts";
import { Requests } from "./requests.ts";
import { LiveRoom, type RoomView } from "./room.ts";
import { Sender } from "./sender.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import type { ConnectionState } from "./state/connection.ts";
import {
  changed,
  entered,
  left,
  type RoomList,
  readTo,
  risen,
  spoken,
  unread,
  welcomed,
} from "./state/rooms.ts";

export interface ClientOptions {
  /** `ws://host:port` */
  readonly address: string;
  readonly user: string;
  /** Where keys and waiting messages are kept; by default where XDG says. */
  readonly stateDir?: string;
  readonly deviceName?: string;
  readonly clock?: Clock;
  readonly random?: () => number;
}

export interface Me {
  readonly user: number;
  readonly name: string;
}

/** `$XDG_STATE_HOME/backchannel` */
export function defaultStateDir(environment: NodeJS.ProcessEnv = process.env): string {
  return join(environment.XDG_STATE_HOME || join(homedir(), ".local", "state"), "backchannel");
}

/**
 * Somebody on a server: the connection, the rooms, and what waits to be sent. State is in slices, to read and to
 * watch; what one does is a method. Being offline is a state like any other.
 */
export class Client {
  readonly #clock: Clock;
  readonly #directory: string;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #receipts: ReceiptSender;
  readonly #me = new Slice<Me | undefined>(undefined);
  readonly #rooms: Slice<RoomList>;
  readonly #live = new Map<number, LiveRoom>();
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  readonly #trouble = new Slice<string | undefined>(undefined);
  /** What is being written to disk without anybody waiting for it. */
  #writing: Promise<void> = Promise.resolve();

  /** Reads what is kept on disk for this name; nothing is sent before `start`. */
  static async open(options: ClientOptions): Promise<Client> {
    const directory = stateDirectory(options.stateDir ?? defaultStateDir(), options.address, options.user);
    const key = await DeviceKey.load(directory);
    const outbox = await Outbox.open(join(directory, "outbox"));
    return new Client(options, directory, key, outbox, await readRooms(directory));
  }

  private constructor(
    options: ClientOptions,
    directory: string,
    key: DeviceKey,
    outbox: Outbox,
    rooms: readonly RoomSummary[],
  ) {
    const { clock = systemClock, random = Math.random } = options;
    this.#clock = clock;
    this.#directory = directory;
    this.#outbox = outbox;
    this.#rooms = new Slice(welcomed(new Map(), rooms));
    this.#requests = new Requests(clock);
    this.#connection = new Connection({
      address: options.address,
      user: options.user,
      device: (options.deviceName ?? hostname()).slice(0, 64),
      clock,
      random,
      requests: this.#requests,
      signIn: (nonce, user) => key.signIn(nonce, user),
      onWelcome: welcome => this.#welcomed(welcome),
      onEvent: event => this.#event(event),
      onLost: () => this.#sender.setOnline(false),
    });
    this.#sender = new Sender(
      outbox,
      (type, body) => this.request(type, body),
      (cid, seq) => this.#inBackground(outbox.settle(cid, { seq })),
      clock,
    );
    this.#receipts = new ReceiptSender(clock, receipt => this.#connection.send(receipt));
  }

  get connection(): ReadonlySlice<ConnectionState> {
    return this.#connection.state;
  }

  /** Who the server says one is; undefined until it has said so. */
  get me(): ReadonlySlice<Me | undefined> {
    return this.#me;
  }

  get rooms(): ReadonlySlice<RoomList> {
    return this.#rooms;
  }

  /** Messages that the server has not acknowledged, oldest first. */
  get waiting(): ReadonlySlice<readonly Waiting[]> {
    return this.#outbox.waiting;
  }

  /** What this device's disk did not take, if there is such a thing; the conversation goes on all the same. */
  get trouble(): ReadonlySlice<string | undefined> {
    return this.#trouble;
  }

  room(id: number): RoomView {
    return this.#room(id);
  }

  start(): void {
    this.#connection.start();
  }

  /** Tries to connect at once instead of at the next time. */
  retryNow(): void {
    this.#connection.retryNow();
  }

  /** Ends the connection. What waits is on disk and will be sent next time. */
  async stop(): Promise<void> {
    await this.#connection.stop({ code: "closed", message: "You ended the connection." });
    await this.#writing;
  }

  /** Takes a message, online or not; when this resolves it is on disk, and will be sent once. */
  async send(room: number, text: string): Promise<string> {
    const { cid } = await this.#outbox.add(room, text, this.#clock.now());
    this.#sender.go();
    return cid;
  }

  /** What becomes of a waiting message: its place in the room, or why the server does not want it. */
  outcome(cid: string): Promise<Settled> {
    return this.#outbox.outcome(cid);
  }

  /** Gives up a message that waits or was refused. */
  async discard(cid: string): Promise<void> {
    await this.#outbox.settle(cid, "discarded");
  }

  /** Sends a refused message once more. */
  retry(cid: string): void {
    this.#outbox.retry(cid);
    this.#sender.go();
  }

  join(name: string): Promise<RoomSummary | Failure> {
    return this.#enter(this.request("join", { name }));
  }

  create(name: string, topic = ""): Promise<RoomSummary | Failure> {
    return this.#enter(this.request("create", { name, topic }));
  }

  async leave(room: number): Promise<Failure | undefined> {
    const outcome = await this.request("leave", { room });
    if (isFailure(outcome)) return outcome;
    this.#left(room);
    return undefined;
  }

  async setTopic(room: number, topic: string): Promise<Failure | undefined> {
    const outcome = await this.request("topic", { room, topic });
    return isFailure(outcome) ? outcome : undefined;
  }

  /** Rooms one may join, by name. */
  async directory(query = ""): Promise<readonly RoomInfo[] | Failure> {
    const outcome = await this.request("rooms", { query });
    return isFailure(outcome) ? outcome : outcome.rooms;
  }

  /** Begins to look at a room: its newest messages and its people are loaded, and kept in step. */
  async view(id: number): Promise<void> {
    const room = this.#rooms.get().get(id);
    if (room && room.newFrom === undefined && unread(room) > 0) {
      this.#rooms.update(all => changed(all, id, { newFrom: room.read }));
    }
    await this.#room(id).view();
  }

  /** Takes away the mark where the new messages began. */
  clearNew(id: number): void {
    this.#rooms.update(all => {
      const room = all.get(id);
      if (room?.newFrom === undefined) return all;
      const { newFrom: _, ...rest } = room;
      return new Map(all).set(id, rest);
    });
  }

  loadOlder(id: number): Promise<void> {
    return this.#room(id).loadOlder();
  }

  loadNewer(id: number): Promise<void> {
    return this.#room(id).loadNewer();
  }

  showNewest(id: number): Promise<void> {
    return this.#room(id).showNewest();
  }

  showAround(id: number, seq: number): Promise<void> {
    return this.#room(id).showAround(seq);
  }

  typing(room: number, active: boolean): void {
    if (this.#connection.online) this.#connection.send({ type: "typing", room, active });
  }

  presence(state: "online" | "idle" | "away"): void {
    if (this.#connection.online) this.#connection.send({ type: "presence", state });
  }

  /** One has read the room up to this message. */
  read(room: number, message: Pick<Message, "seq" | "ordinal">): void {
    const { seq, ordinal } = message;
    if ((this.#rooms.get().get(room)?.read ?? Infinity) >= seq) return;
    this.#rooms.update(all => readTo(all, room, { read: seq, delivered: seq, readOrdinal: ordinal }));
    this.#receipts.move(room, { read: seq });
  }

  /** Everything that changed in a room since a version, and then what changes: for bots, which must miss nothing. */
  async *changes(room: number, since: number): AsyncGenerator<Changes, Failure> {
    for (let known = since; ; ) {
      const outcome = await this.request("sync", { room, since: known, limit: limits.page });
      if (isFailure(outcome) && !outcome.retryable) return outcome;
      if (!isFailure(outcome)) {
        known = outcome.upTo;
        if (outcome.messages.length + outcome.members.length > 0 || outcome.topic) yield outcome;
        if (outcome.more) continue;
      }
      const stop = await this.#news(room, known);
      if (stop) return stop;
    }
  }

  /** Every event as the server sent it, for the curious. */
  on(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Any request of the protocol. */
  async request<T extends RequestType>(type: T, body: RequestBody<T>): Promise<Answer<T> | Failure> {
    if (!this.#connection.online) return offline;
    return this.#requests.ask(type, body, frame => this.#connection.send(frame));
  }

  #room(id: number): LiveRoom {
    let room = this.#live.get(id);
    if (!room) {
      room = new LiveRoom({
        id,
        ask: (type, body) => this.request(type, body),
        clock: this.#clock,
        head: () => this.#rooms.get().get(id)?.head ?? 0,
        onMessages: messages => this.#arrived(messages),
      });
      this.#live.set(id, room);
    }
    return room;
  }

  async #enter(asked: Promise<Answer<"join"> | Failure>): Promise<RoomSummary | Failure> {
    const outcome = await asked;
    if (isFailure(outcome)) return outcome;
    this.#entered(outcome.room);
    return outcome.room;
  }

  #entered(room: RoomSummary): void {
    this.#rooms.update(all => (all.has(room.room) ? all : entered(all, room)));
    this.#keepRooms();
  }

  #left(room: number): void {
    this.#rooms.update(all => left(all, room));
    this.#live.delete(room);
    this.#keepRooms();
  }

  #welcomed({ you, rooms }: Welcome): void {
    this.#me.set({ user: you.user, name: you.name });
    const before = this.#rooms.get();
    this.#rooms.set(welcomed(before, rooms));
    for (const room of rooms) {
      // What was read while offline is told now.
      const known = before.get(room.room);
      if (known && known.epoch === room.epoch && known.read > room.read && known.read <= room.head) {
        const { read, delivered, readOrdinal } = known;
        this.#rooms.update(all => readTo(all, room.room, { read, delivered, readOrdinal }));
        this.#receipts.move(room.room, { read });
      }
      void this.#live.get(room.room)?.welcomed(room.epoch);
    }
    this.#sender.setOnline(true);
    this.#keepRooms();
  }

  #event(event: ServerEvent): void {
    switch (event.type) {
      case "message":
        this.#message(event.room, event.message);
        break;
      case "member":
        this.#rooms.update(all => risen(all, event.room, event.member.version));
        this.#live.get(event.room)?.member(event);
        break;
      case "topic":
        this.#rooms.update(all =>
          changed(risen(all, event.room, event.change.version), event.room, { topic: event.change.topic }),
        );
        this.#live.get(event.room)?.topic(event.change);
        break;
      case "joined":
        this.#entered(event.room);
        break;
      case "left":
        this.#left(event.room);
        break;
      case "typing":
        this.#live.get(event.room)?.typed(event);
        break;
      case "presence":
        for (const room of this.#live.values()) room.presence(event.user, event.state);
        break;
      case "receipt":
        this.#live.get(event.room)?.cursors(event.cursors);
        for (const cursor of event.cursors) {
          if (cursor.user === this.#me.get()?.user)
            this.#rooms.update(all => readTo(all, event.room, cursor));
        }
        break;
      case "ping":
        for (const { room, head } of event.heads ?? []) {
          this.#rooms.update(all => risen(all, room, head));
          this.#live.get(room)?.checkHead();
        }
        break;
      default:
        break;
    }
    for (const listener of this.#listeners) listener(event);
  }

  #message(id: number, message: Message): void {
    this.#rooms.update(all => spoken(all, id, message, this.#me.get()?.user));
    this.#arrived([message]);
    this.#live.get(id)?.message(message);
    const room = this.#rooms.get().get(id);
    if (room && room.members <= limits.receiptMembers && message.user !== this.#me.get()?.user) {
      this.#receipts.move(id, { delivered: message.seq });
    }
  }

  /** Messages of one's own that are there wait no more, whatever became of the answer to sending them. */
  #arrived(messages: readonly Message[]): void {
    const me = this.#me.get()?.user;
    for (const { user, cid, seq } of messages) {
      if (user === me) this.#inBackground(this.#outbox.settle(cid, { seq }));
    }
  }

  /** Resolves when a room has news, or with why there will be none. */
  #news(room: number, known: number): Promise<Failure | undefined> {
    return new Promise(resolve => {
      const look = () => {
        const state = this.#connection.state.get();
        const head = this.#rooms.get().get(room)?.head ?? 0;
        const stopped = state.status === "stopped";
        if (!stopped && !(state.status === "online" && head > known)) return;
        for (const end of ends) end();
        resolve(stopped ? { ...state.reason, retryable: false } : undefined);
      };
      const ends = [this.#rooms.subscribe(look), this.#connection.state.subscribe(look)];
      look();
    });
  }

  /** The list of rooms is kept, so that one can see it and write into them before there is a connection. */
  #keepRooms(): void {
    const path = join(this.#directory, "rooms.json");
    // After what is being written: the list that is written last is the newest.
    this.#inBackground(
      this.#writing.then(() => writeWhole(path, JSON.stringify([...this.#rooms.get().values()]))),
    );
  }

  /** Nobody waits for this but `stop`; that it failed is told in `trouble`. */
  #inBackground(write: Promise<void>): void {
    const told = write.catch((error: unknown) => {
      this.#trouble.set(
        `This device's disk is in trouble: ${error instanceof Error ? error.message : error}`,
      );
    });
    this.#writing = Promise.all([this.#writing, told]).then(() => undefined);
  }
}

/** The list as last kept; one that cannot be read is as good as none, since the server has it. */
async function readRooms(directory: string): Promise<RoomSummary[]> {
  try {
    const kept: unknown = JSON.parse(await readFile(join(directory, "rooms.json"), "utf8"));
    return Array.isArray(kept) ? kept : [];
  } catch (error) {
    if (isCode(error, "ENOENT") || error instanceof SyntaxError) return [];
    throw error;
  }
}
