import { hostname } from "node:os";
import { join } from "node:path";
import {
  type Answer,
  type Changes,
  type Clock,
  errors,
  type Message,
  type RequestBody,
  type RequestType,
  type RoomInfo,
  type RoomSummary,
  type ServerEvent,
  type Signal,
  systemClock,
  type Welcome,
} from "../protocol/index.ts";
import { Background } from "./background.ts";
import { changesSince } from "./changes.ts";
import { Connection, networkNow } from "./connection.ts";
import { DeviceKey } from "./credentials.ts";
import { Failure, isFailure, offline } from "./failure.ts";
import { KeptRooms } from "./kept-rooms.ts";
import { Outbox, type Settled, type Waiting } from "./outbox.ts";
import { defaultStateDir, stateDirectory } from "./paths.ts";
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
  looked,
  peopled,
  type RoomList,
  readTo,
  risen,
  spoken,
  welcomed,
} from "./state/rooms.ts";
import { Timers } from "./timers.ts";

export interface ClientOptions {
  /** `ws://host:port` */
  readonly address: string;
  readonly user: string;
  /** Where keys and waiting messages are kept; by default where XDG says. */
  readonly stateDir?: string;
  readonly deviceName?: string;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Anything that is another text when the network is another; by default the addresses of this machine. */
  readonly network?: () => string;
}

export interface Me {
  readonly user: number;
  readonly name: string;
}

const notAMember = new Failure("not_a_member", errors.not_a_member.message, false);

/**
 * Somebody on a server: the connection, the rooms, and what waits to be sent. State is in slices, to read and to
 * watch; what one does is a method. Being offline is a state like any other.
 */
export class Client {
  readonly #timers: Timers;
  readonly #keptRooms: KeptRooms;
  readonly #background: Background;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #receipts: ReceiptSender;
  readonly #me = new Slice<Me | undefined>(undefined);
  readonly #rooms: Slice<RoomList>;
  readonly #live = new Map<number, LiveRoom>();
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  #presence: "online" | "idle" | "away" = "online";

  /** Reads what is kept on disk for this name; nothing is sent before `start`. */
  static async open(options: ClientOptions): Promise<Client> {
    const directory = stateDirectory(options.stateDir ?? defaultStateDir(), options.address, options.user);
    const key = await DeviceKey.load(directory);
    const outbox = await Outbox.open(join(directory, "outbox"));
    const keptRooms = new KeptRooms(directory);
    return new Client(options, key, outbox, keptRooms, await keptRooms.read());
  }

  private constructor(
    options: ClientOptions,
    key: DeviceKey,
    outbox: Outbox,
    keptRooms: KeptRooms,
    rooms: readonly RoomSummary[],
  ) {
    const { clock = systemClock, random = Math.random, network = networkNow } = options;
    const timers = new Timers(clock);
    this.#timers = timers;
    this.#outbox = outbox;
    this.#keptRooms = keptRooms;
    this.#background = new Background(key.warning);
    this.#rooms = new Slice(welcomed(new Map(), rooms));
    this.#requests = new Requests(timers);
    this.#connection = new Connection({
      address: options.address,
      user: options.user,
      device: (options.deviceName ?? hostname()).slice(0, 64).toWellFormed(),
      clock: timers,
      random,
      network,
      requests: this.#requests,
      signIn: (nonce, user) => key.signIn(nonce, user),
      onWelcome: welcome => this.#welcomed(welcome),
      onEvent: event => this.#event(event),
      onLost: () => this.#lost(),
    });
    this.#sender = new Sender({
      outbox,
      clock: timers,
      random,
      frameBytes: () => this.#connection.limits.frameBytes,
      ask: body => this.request("send", body),
      stored: (waiting, answer) => this.#stored(waiting, answer),
      refused: (cid, failure) => this.#background.run(outbox.refuse(cid, failure)),
    });
    this.#receipts = new ReceiptSender(timers, receipt => this.#signal(receipt));
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

  /** What is wrong with this device's disk, if there is such a thing; the conversation goes on all the same. */
  get trouble(): ReadonlySlice<string | undefined> {
    return this.#background.trouble;
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
    this.#receipts.flush();
    await this.#connection.stop({ code: "closed", message: "You ended the connection." });
    this.#timers.end();
    // How far one has read is part of it.
    if (this.#me.get()) this.#keepRooms();
    await this.#outbox.idle();
    await this.#background.idle();
  }

  /**
   * Takes a message, online or not; it waits to be seen at once, and when this resolves it is on disk, and will be
   * sent once. It rejects if the disk does not take it: then it waits no more.
   */
  async send(room: number, text: string): Promise<string> {
    const { cid } = await this.#outbox.add(room, text, this.#timers.now());
    this.#sender.go();
    return cid;
  }

  /** What becomes of a message of this run: its place in the room, or why the server does not want it. */
  outcome(cid: string): Promise<Settled> {
    return this.#outbox.outcome(cid);
  }

  /** Gives up a message that waits or was refused. */
  async discard(cid: string): Promise<void> {
    await this.#outbox.settle(cid, "discarded");
  }

  /** Sends a refused message once more. */
  retry(cid: string): void {
    this.#background.run(this.#outbox.retry(cid));
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
    this.#rooms.update(all => looked(all, id));
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
    this.#signal({ type: "typing", room, active });
  }

  presence(state: "online" | "idle" | "away"): void {
    this.#presence = state;
    this.#signal({ type: "presence", state });
  }

  /** One has read the room up to this message. */
  read(room: number, message: Pick<Message, "seq" | "ordinal">): void {
    const { seq, ordinal } = message;
    if ((this.#rooms.get().get(room)?.read ?? Infinity) >= seq) return;
    this.#rooms.update(all => readTo(all, room, { read: seq, delivered: seq, readOrdinal: ordinal }));
    this.#receipts.move(room, { read: seq });
  }

  /**
   * Everything that changed in a room since a version, and then what changes: for bots, which must miss nothing.
   * What ends it says why.
   */
  changes(room: number, since: number): AsyncGenerator<Changes, Failure> {
    const source = {
      sync: (body: RequestBody<"sync">) => this.request("sync", body),
      head: (id: number) => this.#rooms.get().get(id)?.head ?? 0,
      news: (id: number, above: number) => this.#news(id, above),
      pause: (ms: number) => new Promise<void>(resolve => this.#timers.after(ms, resolve)),
    };
    return changesSince(source, room, since);
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
        clock: this.#timers,
        head: () => this.#rooms.get().get(id)?.head ?? 0,
        onMessages: messages => this.#took(id, messages),
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

  #signal(signal: Signal): void {
    if (this.#connection.online) this.#connection.send(signal);
  }

  #entered(room: RoomSummary): void {
    this.#rooms.update(all =>
      all.get(room.room)?.epoch === room.epoch ? risen(all, room.room, room.head) : entered(all, room),
    );
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
    if (this.#presence !== "online") this.presence(this.#presence);
    for (const room of rooms) {
      // What was read while offline is told now.
      const known = before.get(room.room);
      if (known && known.epoch === room.epoch && known.read > room.read && known.read <= room.head) {
        const { read, delivered, readOrdinal } = known;
        this.#rooms.update(all => readTo(all, room.room, { read, delivered, readOrdinal }));
        this.#receipts.move(room.room, { read });
      }
      const live = this.#live.get(room.room);
      if (live?.viewed) this.#rooms.update(all => looked(all, room.room));
      void live?.welcomed(room.epoch);
    }
    this.#sender.setOnline(true);
    this.#keepRooms();
  }

  #lost(): void {
    this.#sender.setOnline(false);
    for (const room of this.#live.values()) room.lost();
  }

  #event(event: ServerEvent): void {
    switch (event.type) {
      case "message":
        this.#message(event.room, event.message);
        break;
      case "member":
        this.#rooms.update(all => peopled(all, event.room, event.member));
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
        for (const { room, head } of event.heads ?? []) this.#headSeen(room, head);
        break;
      default:
        break;
    }
    for (const listener of this.#listeners) listener(event);
  }

  #message(id: number, message: Message): void {
    const me = this.#me.get()?.user;
    this.#rooms.update(all => spoken(all, id, message, me));
    this.#arrived([message]);
    void this.#live.get(id)?.message(message);
    if (message.user !== me) this.#delivered(id, message.seq);
  }

  /**
   * The server has a message of one's own. It does not wait for the event to be seen, which may not come: if it was
   * stored before the line broke, only a sync will bring it. Until that is there it is seen where it waits.
   */
  async #stored({ cid, room, text }: Waiting, { seq, version, ordinal, at }: Answer<"send">): Promise<void> {
    const me = this.#me.get();
    // One that was changed since has another text by now.
    if (me && version === seq) {
      const message = { seq, version, ordinal, at, cid, text, ...me };
      if (this.#live.get(room)?.lacks(version)) await this.#live.get(room)?.message(message);
      this.#message(room, message);
    }
    this.#background.run(this.#outbox.settle(cid, { seq }));
  }

  /** Messages came in a page: of what was missed, or of what one looks at. */
  #took(id: number, messages: readonly Message[]): void {
    this.#arrived(messages);
    const last = messages.reduce<Message | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined);
    if (!last) return;
    this.#rooms.update(all => spoken(all, id, last, this.#me.get()?.user));
    if (last.seq > (this.#rooms.get().get(id)?.delivered ?? Infinity)) this.#delivered(id, last.seq);
  }

  #delivered(id: number, seq: number): void {
    const room = this.#rooms.get().get(id);
    const { receiptMembers } = this.#connection.limits;
    if (room && room.members <= receiptMembers) this.#receipts.move(id, { delivered: seq });
  }

  /** Messages of one's own that are there wait no more, whatever became of the answer to sending them. */
  #arrived(messages: readonly Message[]): void {
    const me = this.#me.get()?.user;
    for (const { user, cid, seq } of messages) {
      if (user === me) this.#background.run(this.#outbox.settle(cid, { seq }));
    }
  }

  /** The end of what was said may have been lost: a room one looks at is synced, of another the last message is asked. */
  #headSeen(id: number, head: number): void {
    const room = this.#rooms.get().get(id);
    if (!room || head <= room.head) return;
    this.#rooms.update(all => risen(all, id, head));
    const live = this.#live.get(id);
    if (live?.viewed) return live.checkHead();
    void this.request("history", { room: id, limit: 1 }).then(page => {
      if (!isFailure(page)) this.#took(id, page.messages);
    });
  }

  /** Resolves when one is online and a room's number is above this, or with why that will not come. */
  #news(room: number, above: number): Promise<Failure | undefined> {
    return new Promise(resolve => {
      const look = () => {
        const state = this.#connection.state.get();
        if (state.status !== "online" && state.status !== "stopped") return;
        const head = this.#rooms.get().get(room)?.head;
        let ended: Failure | undefined;
        if (state.status === "stopped") ended = new Failure(state.reason.code, state.reason.message, false);
        else if (head === undefined) ended = notAMember;
        else if (head <= above) return;
        for (const end of ends) end();
        resolve(ended);
      };
      const ends = [this.#rooms.subscribe(look), this.#connection.state.subscribe(look)];
      look();
    });
  }

  #keepRooms(): void {
    this.#background.run(this.#keptRooms.write(this.#rooms.get()));
  }
}
