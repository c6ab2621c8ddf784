import type { Answer, Clock, Message, RoomSummary, ServerEvent } from "../protocol/index.ts";
import { isFailure } from "./failure.ts";
import type { Background } from "./kept/background.ts";
import type { KeptRooms } from "./kept/rooms.ts";
import type { Outbox, Waiting } from "./outbox.ts";
import type { ReceiptSender } from "./receipts.ts";
import { type Ask, LiveRoom } from "./room.ts";
import { type ReadonlySlice, Slice } from "./slice.ts";
import type { Me } from "./state/people.ts";
import {
  changed,
  entered,
  left,
  looked,
  named,
  paged,
  peopled,
  preferred,
  type RoomList,
  readTo,
  resettled,
  risen,
  spoken,
  welcomed,
} from "./state/rooms.ts";

/** The rooms one is in: their list, and each of them as it is known here. What the server says of rooms comes to this. */
export class Rooms {
  readonly #me: ReadonlySlice<Me | undefined>;
  readonly #isIgnored: (user: number) => boolean;
  readonly #ask: Ask;
  readonly #clock: Clock;
  /** The largest rooms in which receipts of delivery are sent. */
  readonly #receiptMembers: () => number;
  readonly #receipts: ReceiptSender;
  readonly #outbox: Outbox;
  readonly #kept: KeptRooms;
  readonly #background: Background;
  readonly #list: Slice<RoomList>;
  readonly #live = new Map<number, LiveRoom>();

  constructor(options: {
    /** The list as it was kept on disk. */
    before: readonly RoomSummary[];
    me: ReadonlySlice<Me | undefined>;
    isIgnored: (user: number) => boolean;
    ask: Ask;
    clock: Clock;
    receiptMembers: () => number;
    receipts: ReceiptSender;
    outbox: Outbox;
    kept: KeptRooms;
    background: Background;
  }) {
    this.#list = new Slice(welcomed(new Map(), options.before));
    this.#me = options.me;
    this.#isIgnored = options.isIgnored;
    this.#ask = options.ask;
    this.#clock = options.clock;
    this.#receiptMembers = options.receiptMembers;
    this.#receipts = options.receipts;
    this.#outbox = options.outbox;
    this.#kept = options.kept;
    this.#background = options.background;
  }

  get list(): ReadonlySlice<RoomList> {
    return this.#list;
  }

  room(id: number): LiveRoom {
    let room = this.#live.get(id);
    if (!room) {
      room = new LiveRoom({
        id,
        ask: this.#ask,
        clock: this.#clock,
        head: () => this.head(id),
        onMessages: messages => this.#took(id, messages),
      });
      this.#live.set(id, room);
    }
    return room;
  }

  /** The highest version of a room that was heard of. */
  head(id: number): number {
    return this.#list.get().get(id)?.head ?? 0;
  }

  /** Begins to look at a room: its newest messages and its people are loaded, and kept in step. */
  async view(id: number): Promise<void> {
    this.#list.update(all => looked(all, id));
    await this.room(id).view();
  }

  /** Takes away the mark where the new messages began. */
  clearNew(id: number): void {
    this.#list.update(all => {
      const room = all.get(id);
      if (room?.newFrom === undefined) return all;
      const { newFrom: _, ...rest } = room;
      return new Map(all).set(id, rest);
    });
  }

  /** One has read the room up to this message. */
  read(room: number, message: Pick<Message, "seq" | "ordinal">): void {
    const { seq, ordinal } = message;
    if ((this.#list.get().get(room)?.read ?? Infinity) >= seq) return;
    this.#list.update(all => readTo(all, room, { read: seq, delivered: seq, readOrdinal: ordinal }));
    this.#receipts.move(room, { read: seq });
  }

  /** One is in this room from now on. */
  entered(room: RoomSummary): void {
    this.#list.update(all =>
      all.get(room.room)?.epoch === room.epoch ? risen(all, room.room, room.head) : entered(all, room),
    );
    this.keep();
  }

  /** One is not in this room any more. */
  left(room: number): void {
    this.#list.update(all => left(all, room));
    this.#live.delete(room);
    this.keep();
  }

  /** There is a connection, and this is how the rooms stand. */
  welcomed(rooms: readonly RoomSummary[]): void {
    const before = this.#list.get();
    this.#list.set(welcomed(before, rooms));
    for (const room of rooms) {
      // What was read while offline is told now.
      const known = before.get(room.room);
      if (known && known.epoch === room.epoch && known.read > room.read && known.read <= room.head) {
        const { read, delivered, readOrdinal } = known;
        this.#list.update(all => readTo(all, room.room, { read, delivered, readOrdinal }));
        this.#receipts.move(room.room, { read });
      }
      const live = this.#live.get(room.room);
      if (live?.viewed) this.#list.update(all => looked(all, room.room));
      void live?.welcomed(room.epoch);
    }
    this.keep();
  }

  lost(): void {
    for (const room of this.#live.values()) room.lost();
  }

  /** What the server says unasked. */
  event(event: ServerEvent): void {
    switch (event.type) {
      case "message":
        this.#message(event.room, event.message);
        break;
      case "member":
        this.#list.update(all => peopled(all, event.room, event, this.#me.get()?.user));
        this.#live.get(event.room)?.member(event);
        break;
      case "topic":
        this.#list.update(all =>
          changed(risen(all, event.room, event.change.version), event.room, { topic: event.change.topic }),
        );
        this.#live.get(event.room)?.topic(event.change);
        break;
      case "room":
        this.#list.update(all =>
          resettled(risen(all, event.room, event.change.version), event.room, event.change),
        );
        this.#live.get(event.room)?.settings(event.change);
        break;
      case "preferences":
        for (const { room, mentions } of event.mentions ?? [])
          this.#list.update(all => named(all, room, mentions));
        break;
      case "roomPreferences":
        this.#list.update(all => preferred(all, event.room, event));
        break;
      case "joined":
        this.entered(event.room);
        break;
      case "left":
        this.left(event.room);
        break;
      case "typing":
        this.#live.get(event.room)?.typed(event);
        break;
      case "presence":
        for (const room of this.#live.values()) room.presence(event);
        break;
      case "profile":
        for (const room of this.#live.values()) room.profile(event);
        break;
      case "receipt":
        this.#live.get(event.room)?.cursors(event.cursors);
        for (const cursor of event.cursors) {
          if (cursor.user === this.#me.get()?.user) this.#list.update(all => readTo(all, event.room, cursor));
        }
        break;
      case "ping":
        for (const { room, head } of event.heads ?? []) this.#headSeen(room, head);
        break;
      default:
        break;
    }
  }

  /**
   * The server has a message of one's own. It does not wait for the event to be seen, which may not come: if it was
   * stored before the line broke, only a sync will bring it. Until that is there it is seen where it waits.
   */
  async stored({ cid, room, text, action, picture }: Waiting, answer: Answer<"send">): Promise<void> {
    const { type: _, re: _re, ...sent } = answer;
    const { seq, version } = sent;
    const me = this.#me.get();
    // One that was changed since has another text by now.
    if (me && version === seq) {
      const manner = { ...(action ? { action } : {}), ...(picture ? { picture } : {}) };
      const message = { ...sent, cid, text, ...manner, user: me.user, name: me.name };
      if (this.#live.get(room)?.lacks(version)) await this.#live.get(room)?.message(message);
      this.#message(room, message);
    }
    this.#background.run(this.#outbox.settle(cid, { seq }));
  }

  /** Keeps the list on disk, with how far one has read. */
  keep(): void {
    this.#background.run(this.#kept.write(this.#list.get()));
  }

  #message(id: number, message: Message): void {
    const me = this.#me.get()?.user;
    this.#list.update(all => spoken(all, id, message, me, this.#isIgnored(message.user)));
    this.#arrived([message]);
    void this.#live.get(id)?.message(message);
    if (message.user !== me) this.#delivered(id, message.seq);
  }

  /** Messages came in a page: of what was missed, or of what one looks at. */
  #took(id: number, messages: readonly Message[]): void {
    this.#arrived(messages);
    const last = messages.reduce<Message | undefined>((a, b) => (a && a.seq > b.seq ? a : b), undefined);
    if (!last) return;
    this.#list.update(all => paged(all, id, last, this.#me.get()?.user, this.#isIgnored(last.user)));
    if (last.seq > (this.#list.get().get(id)?.delivered ?? Infinity)) this.#delivered(id, last.seq);
  }

  #delivered(id: number, seq: number): void {
    const room = this.#list.get().get(id);
    if (room && room.members <= this.#receiptMembers()) this.#receipts.move(id, { delivered: seq });
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
    const room = this.#list.get().get(id);
    if (!room || head <= room.head) return;
    this.#list.update(all => risen(all, id, head));
    const live = this.#live.get(id);
    if (live?.viewed) return live.checkHead();
    void this.#ask("history", { room: id, limit: 1 }).then(page => {
      if (!isFailure(page)) this.#took(id, page.messages);
    });
  }
}
