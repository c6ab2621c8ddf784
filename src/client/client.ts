import { hostname } from "node:os";
import { nanoid } from "nanoid";
import {
  type Answer,
  type BoardSize,
  type Changes,
  type Clock,
  type Message,
  type Preferences,
  type RequestBody,
  type RequestType,
  type RoomInfo,
  type RoomSummary,
  type ServerEvent,
  type Signal,
  systemClock,
  type Welcome,
} from "../protocol/index.ts";
import { Boards } from "./board/boards.ts";
import { KeptStrokes } from "./board/kept-strokes.ts";
import type { BoardView } from "./board/live-board.ts";
import { changesSince } from "./changes.ts";
import { again } from "./connection/again.ts";
import { Connection } from "./connection/connection.ts";
import type { Frames } from "./connection/frames.ts";
import { networkNow } from "./connection/network.ts";
import { SignIn, stateOwner, type Who } from "./connection/sign-in.ts";
import type { ServerTrust } from "./connection/tls.ts";
import { type Failure, isFailure } from "./failure.ts";
import { Background } from "./kept/background.ts";
import { Drafts, type DraftTexts } from "./kept/drafts.ts";
import { type Kept, readKept } from "./kept/kept.ts";
import { stateDirectory } from "./kept/paths.ts";
import type { KeptPreferences } from "./kept/preferences.ts";
import { KeptSent } from "./kept/sent.ts";
import { defaultStateDir } from "./kept/state-dir.ts";
import { Listing } from "./listing/listing.ts";
import type { Source } from "./listing/source.ts";
import { newsOf } from "./news.ts";
import type { Manner, Outbox, Settled, Waiting } from "./outbox.ts";
import { ReceiptSender } from "./receipts.ts";
import type { RoomView } from "./room.ts";
import { Rooms } from "./rooms.ts";
import { Sender } from "./sender.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import type { ConnectionState } from "./state/connection.ts";
import type { Me } from "./state/people.ts";
import { isIgnored, noPreferences } from "./state/preferences.ts";
import type { RoomList } from "./state/rooms.ts";
import { Timers } from "./timers.ts";

export interface ClientOptions extends Who {
  /** `ws://host:port`, or `wss://host` with TLS */
  readonly address: string;
  /** How a server with TLS is known, if not by this machine's own list of authorities. */
  readonly tls?: ServerTrust;
  /** Where keys and waiting messages are kept; by default where XDG says. */
  readonly stateDir?: string;
  readonly deviceName?: string;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** Anything that is another text when the network is another; by default the addresses of this machine. */
  readonly network?: () => string;
}

/**
 * Somebody on a server: the connection, the rooms, and what waits to be sent. State is in slices, to read and to
 * watch; what one does is a method. Being offline is a state like any other.
 */
export class Client {
  readonly #address: string;
  readonly #name: string | undefined;
  readonly #timers: Timers;
  readonly #background: Background;
  readonly #connection: Connection;
  readonly #outbox: Outbox;
  readonly #sender: Sender;
  readonly #receipts: ReceiptSender;
  readonly #me = new Slice<Me | undefined>(undefined);
  readonly #preferences: Slice<Preferences>;
  readonly #keptPreferences: KeptPreferences;
  readonly #rooms: Rooms;
  readonly #boards: Boards;
  readonly #strokes: KeptStrokes;
  readonly #drafts: Drafts;
  readonly #sent: KeptSent;
  /** What was being written, by room, when this client began. */
  readonly drafts: DraftTexts;
  readonly #listeners = new Set<(event: ServerEvent) => void>();
  #presence: Omit<Signal<"presence">, "type"> = { state: "online" };

  /** Reads what is kept on disk for this name; nothing is sent before `start`. */
  static async open(options: ClientOptions): Promise<Client> {
    const { stateDir = defaultStateDir(), address } = options;
    return new Client(options, await readKept(stateDirectory(stateDir, address, stateOwner(options))));
  }

  private constructor(options: ClientOptions, kept: Kept) {
    const { key, outbox, drafts, preferences } = kept;
    const { clock = systemClock, random = Math.random, network = networkNow } = options;
    this.#address = options.address;
    this.#name = options.user;
    const timers = new Timers(clock);
    this.#timers = timers;
    this.#outbox = outbox;
    this.#preferences = new Slice(preferences.before ?? noPreferences);
    this.#keptPreferences = preferences.kept;
    this.#background = new Background(key.warning);
    this.#drafts = new Drafts(drafts.directory, timers, this.#background);
    this.drafts = drafts.texts;
    this.#sent = new KeptSent(kept.sent.directory, timers, this.#background);
    this.#connection = new Connection({
      address: options.address,
      signIn: new SignIn({
        address: options.address,
        who: options,
        key,
        device: (options.deviceName ?? hostname()).slice(0, 64).toWellFormed(),
      }),
      tls: options.tls ?? {},
      clock: timers,
      random,
      network,
      onWelcome: welcome => this.#welcomed(welcome),
      onEvent: event => this.#event(event),
      onLost: () => this.#lost(),
    });
    this.#sender = new Sender({
      outbox,
      clock: timers,
      random,
      ask: body => this.#connection.ask("send", body),
      stored: (waiting, answer) => this.#rooms.stored(waiting, answer),
      refused: (cid, failure) => this.#background.run(outbox.refuse(cid, failure)),
    });
    this.#receipts = new ReceiptSender(timers, receipt => this.#connection.signal(receipt));
    this.#rooms = new Rooms({
      ...kept.rooms,
      me: this.#me,
      isIgnored: user => isIgnored(this.#preferences.get(), user),
      ask: (type, body) => this.request(type, body),
      clock: timers,
      receiptMembers: () => this.#connection.limits.receiptMembers,
      receipts: this.#receipts,
      outbox,
      background: this.#background,
    });
    this.#strokes = new KeptStrokes(kept.strokes.directory, kept.strokes.before, timers, this.#background);
    this.#boards = new Boards(kept.strokes.before.deeds, {
      me: this.#me,
      keep: (room, unstored) => this.#strokes.keep(room, unstored),
      ask: (type, body) => this.request(type, body),
      signal: signal => this.#connection.signal(signal),
      clock: timers,
    });
  }

  /** The board of a room, which is loaded once it is opened. */
  board(room: number): BoardView {
    return this.#boards.board(room);
  }

  /** Where the server is: `ws://host:port`. */
  get address(): string {
    return this.#address;
  }

  get connection(): ReadonlySlice<ConnectionState> {
    return this.#connection.state;
  }

  /** The name one signs in under, if it is by a name. */
  get name(): string | undefined {
    return this.#name;
  }

  /** Who the server says one is; undefined until it has said so. */
  get me(): ReadonlySlice<Me | undefined> {
    return this.#me;
  }

  /** What one prefers on all one's devices; changed by `request`. */
  get preferences(): ReadonlySlice<Preferences> {
    return this.#preferences;
  }

  get rooms(): ReadonlySlice<RoomList> {
    return this.#rooms.list;
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
    return this.#rooms.room(id);
  }

  start(): void {
    void this.#connection.start();
  }

  /** Tries to connect at once instead of at the next time. */
  retryNow(): void {
    this.#connection.retryNow();
  }

  /** Ends the connection. What waits is on disk and will be sent next time. */
  async stop(): Promise<void> {
    this.#drafts.flush();
    this.#sent.flush();
    this.#strokes.flush();
    this.#receipts.flush();
    await this.#connection.stop({ code: "closed", message: "You ended the connection." });
    this.#timers.end();
    // How far one has read is part of it.
    if (this.#me.get()) this.#rooms.keep();
    await this.#outbox.idle();
    await this.#background.idle();
  }

  /**
   * Takes a message, online or not; it waits to be seen at once, and when this resolves it is on disk, and will be
   * sent once. It rejects if the disk does not take it: then it waits no more. With a picture in its manner, the text
   * may be empty.
   */
  async send(room: number, text: string, manner: Manner = {}): Promise<string> {
    const { cid } = await this.#outbox.add(room, text, this.#timers.now(), manner);
    this.#sender.go();
    return cid;
  }

  /** Says in a room what was said in another. */
  forward(from: { room: number; seq: number }, room: number): Promise<Answer<"forward"> | Failure> {
    return this.request("forward", { room, cid: nanoid(), from });
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

  /** `board`: the size of its board, if not the usual one. */
  create(name: string, topic = "", board?: BoardSize): Promise<RoomSummary | Failure> {
    return this.#enter(this.request("create", { name, topic, ...(board ? { board } : {}) }));
  }

  /** The conversation with these people, which is always the same one. */
  direct(names: readonly string[]): Promise<RoomSummary | Failure> {
    return this.#enter(this.request("direct", { names: [...names] }));
  }

  async leave(room: number): Promise<Failure | undefined> {
    const outcome = await this.request("leave", { room });
    if (isFailure(outcome)) return outcome;
    this.#rooms.left(room);
    this.#boards.left(room);
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
  view(id: number): Promise<void> {
    return this.#rooms.view(id);
  }

  /** Takes away the mark where the new messages began. */
  clearNew(id: number): void {
    this.#rooms.clearNew(id);
  }

  /** This is being written in a room: on disk within a second, or when the client stops. */
  keepDraft(room: number, text: string): void {
    this.#drafts.keep(room, text);
  }

  /** This was sent from here, and is to be found again: on disk within a second, or when the client stops. */
  keepSent(room: number, text: string): void {
    this.#sent.add(room, text);
  }

  /** What was sent from here in a room, the latest last; what the disk does not give is nothing, and told as its trouble. */
  async sentIn(room: number): Promise<readonly string[]> {
    const read = this.#sent.read(room);
    this.#background.run(read.then(() => undefined));
    return read.catch(() => []);
  }

  /** Nobody is told in rooms that are too large for it. */
  typing(room: number, active: boolean): void {
    if ((this.#rooms.list.get().get(room)?.members ?? 0) > this.#connection.limits.typingMembers) return;
    this.#connection.signal({ type: "typing", room, active });
  }

  /** Says what one does here, until one says something else; also after a line that broke. */
  presence(state: "online" | "idle" | "away", text?: string): void {
    this.#presence = { state, ...(text === undefined ? {} : { text }) };
    this.#connection.signal({ type: "presence", ...this.#presence });
  }

  /** What one said last. */
  get doing(): Omit<Signal<"presence">, "type"> {
    return this.#presence;
  }

  /** One has read the room up to this message. */
  read(room: number, message: Pick<Message, "seq" | "ordinal">): void {
    this.#rooms.read(room, message);
  }

  /**
   * Everything that changed in a room since a version, and then what changes: for bots, which must miss nothing.
   * What ends it says why.
   */
  changes(room: number, since: number): AsyncGenerator<Changes, Failure> {
    const source = {
      sync: (body: RequestBody<"sync">) => this.request("sync", body),
      head: (id: number) => this.#rooms.head(id),
      news: (id: number, above: number) => newsOf(this.rooms, this.connection, id, above),
      pause: (ms: number) => new Promise<void>(resolve => this.#timers.after(ms, resolve)),
    };
    return changesSince(source, room, since);
  }

  /** Some of all the messages there are, kept in step until it is closed. */
  list(source: Source): Listing {
    return new Listing(this, source);
  }

  /** Every event as the server sent it, for the curious. */
  on(listener: (event: ServerEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Every frame in and out as it went over the line, but for secrets: for the curious, and for bug reports. */
  get frames(): Pick<Frames, "on"> {
    return this.#connection.frames;
  }

  /** Any request of the protocol. */
  request<T extends RequestType>(type: T, body: RequestBody<T>): Promise<Answer<T> | Failure> {
    return again(this.#timers, () => this.#connection.ask(type, body));
  }

  async #enter(asked: Promise<Answer<"join"> | Failure>): Promise<RoomSummary | Failure> {
    const outcome = await asked;
    if (isFailure(outcome)) return outcome;
    this.#rooms.entered(outcome.room);
    return outcome.room;
  }

  #welcomed({ you, rooms, preferences }: Welcome): void {
    if (preferences) this.#preferred(preferences);
    const { user, name, profile } = you;
    this.#me.set({ user, name, ...(profile ? { profile } : {}) });
    const { state, text } = this.#presence;
    if (state !== "online") this.presence(state, text);
    this.#rooms.welcomed(rooms);
    this.#boards.welcomed();
    this.#sender.setOnline(true);
  }

  #lost(): void {
    this.#sender.setOnline(false);
    this.#rooms.lost();
    this.#boards.lost();
  }

  #preferred(preferences: Preferences): void {
    this.#preferences.set(preferences);
    this.#background.run(this.#keptPreferences.write(preferences));
  }

  /** One took another name, here or on another device. */
  #named({ user, name }: Pick<Me, "user" | "name">): void {
    const me = this.#me.get();
    if (me?.user === user && me.name !== name) this.#me.set({ ...me, name });
  }

  #event(event: ServerEvent): void {
    this.#rooms.event(event);
    this.#boards.event(event);
    if (event.type === "preferences") this.#preferred(event.preferences);
    if (event.type === "member") this.#named(event.member);
    if (event.type === "profile" && event.user === this.#me.get()?.user) {
      this.#me.update(me => me && { ...me, profile: event.profile });
    }
    for (const listener of this.#listeners) listener(event);
  }
}
