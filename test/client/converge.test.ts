import fc from "fast-check";
import { expect, it } from "vitest";
import { Failure, offline } from "../../src/client/failure.ts";
import { LiveRoom } from "../../src/client/room.ts";
import type { Answer, Member, Message } from "../../src/protocol/index.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import { messageOf } from "./support/scripted-server.ts";

type Change = { message: Message } | { member: Member };
// biome-ignore lint/suspicious/noExplicitAny: the bodies of three requests
type Body = any;
const speaker = 2;
const quoted = { user: speaker, text: "", version: 0 };

/** A room on a server as the protocol describes it: the state of each thing, by the version of its last change. */
class Room {
  epoch = "e1";
  head = 0;
  ordinal = 0;
  /** Without what others tell of them: see `shown`. */
  #messages: Message[] = [];
  readonly #members = new Map<number, Member>();
  readonly #names = new Map<number, string>();

  get messages(): Message[] {
    return this.#messages.map(message => this.#shown(message));
  }

  get members(): Member[] {
    return Array.from(this.#members.values(), member => this.#called(member));
  }

  /** By the name they have now. */
  #called<T extends { user: number }>(one: T): T & { name: string } {
    return { ...one, name: this.#names.get(one.user) ?? `user-${one.user}` };
  }

  say(more: Partial<Message> = {}): Change {
    this.head += 1;
    this.ordinal += 1;
    const text = `${this.epoch} ${this.head}`;
    const message = messageOf(this.head, { ordinal: this.ordinal, text, ...more });
    this.#messages.push(message);
    return { message: this.#shown(message) };
  }

  reply(which: number): Change {
    const answered = this.#messages[which % this.#messages.length];
    if (!answered) return this.say();
    const thread = answered.thread ?? answered.seq;
    const nth = this.#messages.filter(message => message.thread === thread).length + 1;
    return this.say({ reply: this.#called({ ...quoted, seq: answered.seq }), thread, nth });
  }

  edit(which: number): Change {
    return this.#change(which, before => ({ ...before, text: `${before.text}, changed ${this.head}` }));
  }

  delete(which: number): Change {
    return this.#change(which, before => ({
      ...before,
      text: "",
      deleted: { user: speaker, name: "", at: 0 },
    }));
  }

  #change(which: number, change: (before: Message) => Message): Change {
    const place = which % this.#messages.length;
    const before = this.#messages[place];
    if (!before) return this.say();
    this.head += 1;
    const message = { ...change(before), version: this.head };
    this.#messages[place] = message;
    return { message: this.#shown(message) };
  }

  /** An answer quotes what it answers as that is now, and where a thread begins its answers are counted. */
  #shown(message: Message): Message {
    const answers = this.#messages.filter(({ thread }) => thread === message.seq);
    const replies = { count: answers.length, last: answers.at(-1)?.seq ?? 0 };
    const answered = this.#messages.find(({ seq }) => seq === message.reply?.seq);
    return {
      ...this.#called(message),
      ...(message.deleted ? { deleted: this.#called(message.deleted) } : {}),
      ...(answers.length > 0 ? { replies } : {}),
      ...(message.reply ? { reply: { ...this.#called(message.reply), ...quoteOf(answered) } } : {}),
    };
  }

  move(user: number): Change {
    this.head += 1;
    const state = this.#members.get(user)?.state === "joined" ? "left" : "joined";
    const member: Member = this.#called({ user, state, version: this.head, at: 0 });
    this.#members.set(user, member);
    return { member };
  }

  /** A new name is told where its person is. */
  rename(user: number): Change {
    const before = this.#members.get(user);
    if (before?.state !== "joined") return this.move(user);
    this.head += 1;
    const { name } = this.#called(before);
    this.#names.set(user, `${name}+`);
    const formerly = { name, version: this.head, at: 0 };
    const member = this.#called({
      ...before,
      since: before.since ?? before.version,
      version: this.head,
      formerly,
    });
    this.#members.set(user, member);
    return { member };
  }

  /** Restored from a backup: some of the end is gone, and something else may have been said since. */
  restore(lost: number): void {
    this.epoch = `${this.epoch}+`;
    // Nothing is gone from between: the answers that are left count up to their last.
    const gone = this.#messages.findIndex(({ version }) => version > this.head - lost);
    if (gone >= 0) this.#messages.length = gone;
    for (const [user, { version }] of this.#members) {
      if (version > this.head - lost) this.#members.delete(user);
    }
    this.head = Math.max(0, this.head - lost);
    this.ordinal = this.#messages.length;
  }

  answer(type: string, { since = 0, limit, before, after, around }: Body): object {
    const { epoch, head, messages } = this;
    const people = this.members;
    // Small pages, so that few changes make many of them.
    const size = Math.min(limit, 4);
    if (type === "members") {
      const members = people.map(one => ({ ...one, presence: "online", delivered: 0, read: 0 }));
      return { head, members, more: false };
    }
    if (type === "sync") {
      const rows = [...messages, ...people]
        .filter(({ version }) => version > since)
        .sort((a, b) => a.version - b.version);
      const page = rows.slice(0, size);
      const more = rows.length > page.length;
      return {
        epoch,
        head,
        upTo: more ? page.at(-1)?.version : head,
        more,
        messages: page.filter(row => "seq" in row),
        members: page.filter(row => !("seq" in row)),
      };
    }
    let page = messages.slice(-size);
    if (before !== undefined) page = messages.filter(({ seq }) => seq < before).slice(-size);
    if (after !== undefined) page = messages.filter(({ seq }) => seq > after).slice(0, size);
    if (around !== undefined) {
      const place = messages.findIndex(({ seq }) => seq >= around);
      page = place < 0 ? page : messages.slice(Math.max(0, place - 2), place + 2);
    }
    const start = page[0] === messages[0];
    const end = page.at(-1) === messages.at(-1);
    return { epoch, head, messages: page, start, end };
  }
}

/** A client's room and the line between: what is said may be late or lost, answers are as old as they please. */
class Line {
  readonly room = new Room();
  readonly clock = new FakeClock();
  readonly live: LiveRoom;
  #events: Change[] = [];
  #asked: { type: string; body: Body; seen: object; end: (outcome: never) => void }[] = [];
  #heard = 0;

  constructor() {
    this.live = new LiveRoom({
      id: 1,
      clock: this.clock,
      head: () => this.#heard,
      ask: (type, body) =>
        new Promise(end => this.#asked.push({ type, body, seen: this.room.answer(type, body), end })),
      onMessages: () => {},
    });
  }

  happen(change: Change): void {
    this.#events.push(change);
  }

  hear(): void {
    const event = this.#events.shift();
    if (!event) return;
    this.#heard = Math.max(this.#heard, versionOf(event));
    if ("message" in event) void this.live.message(event.message);
    else this.live.member({ type: "member", room: 1, member: event.member });
  }

  lose(): void {
    this.#events.shift();
  }

  /** The answer to some request arrives: as it was when it was asked, or as it is by now. */
  async answer(which: number, fresh: boolean): Promise<void> {
    const [asked] = this.#asked.splice(which % Math.max(1, this.#asked.length), 1);
    if (!asked) return;
    const body = fresh ? this.room.answer(asked.type, asked.body) : asked.seen;
    asked.end({ type: "ok", re: 1, ...body } as Answer as never);
    await turn();
  }

  async refuse(which: number): Promise<void> {
    const [asked] = this.#asked.splice(which % Math.max(1, this.#asked.length), 1);
    asked?.end(new Failure("overloaded", "", true, 100) as never);
    await turn();
  }

  /** The connection breaks, and there is another one. */
  async reconnect(): Promise<void> {
    for (const { end } of this.#asked.splice(0)) end(offline as never);
    this.#events = [];
    await turn();
    this.#heard = this.room.head;
    void this.live.welcomed(this.room.epoch);
  }

  /** All answers arrive, and a ping tells the head. */
  async settle(): Promise<void> {
    while (this.#events.length > 0) this.hear();
    for (;;) {
      while (this.#asked.length > 0) await this.answer(0, true);
      this.#heard = Math.max(this.#heard, this.room.head);
      this.live.checkHead();
      this.clock.pass(1_000);
      await turn();
      if (this.#asked.length === 0) return;
    }
  }

  /** What must hold at any time: up to the version it knows, the window lacks nothing between its ends. */
  check(): void {
    const { epoch, version, messages } = this.live.timeline.get();
    if (epoch !== this.room.epoch) return;
    const first = messages[0]?.seq ?? 0;
    const last = messages.at(-1)?.seq ?? 0;
    const expected = this.room.messages.filter(({ seq }) => seq >= first && seq <= last);
    const settled = (all: readonly Message[]) =>
      all.filter(one => one.version <= version).map(({ seq, text }) => `${seq} ${text}`);
    for (const line of settled(expected)) expect(settled(messages)).toContain(line);
    for (const [i, { seq }] of messages.entries()) expect(seq).toBeGreaterThan(messages[i - 1]?.seq ?? 0);
  }

  checkConverged(): void {
    const { messages, atStart, atEnd, version, epoch, loading } = this.live.timeline.get();
    expect({ epoch, version, loading }).toEqual({
      epoch: this.room.epoch,
      version: this.room.head,
      loading: "none",
    });
    const [first] = messages;
    const all = this.room.messages;
    const last = messages.at(-1);
    expect(messages).toEqual(
      first && last ? all.filter(({ seq }) => seq >= first.seq && seq <= last.seq) : [],
    );
    if (atStart) expect(first).toEqual(all[0]);
    if (atEnd) expect(last).toEqual(all.at(-1));
    const known = ({ user, state, name, formerly }: Member) => [user, { state, name, formerly }] as const;
    expect(new Map(Array.from(this.live.people.get().members.values(), known))).toEqual(
      new Map(this.room.members.map(known)),
    );
  }
}

/** What is quoted of a message, if it is there. */
function quoteOf(answered: Message | undefined) {
  return answered && { version: answered.version, text: answered.text };
}

function versionOf(change: Change): number {
  return "message" in change ? change.message.version : change.member.version;
}

function turn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ do: "say" as const, n: 0 }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("reply" as const), n: fc.nat(20) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("edit" as const), n: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("delete" as const), n: fc.nat(20) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant("move" as const), n: fc.integer({ min: 2, max: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("rename" as const), n: fc.integer({ min: 2, max: 3 }) }),
  },
  { weight: 6, arbitrary: fc.constant({ do: "hear" as const, n: 0 }) },
  { weight: 2, arbitrary: fc.constant({ do: "lose" as const, n: 0 }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("answer late" as const), n: fc.nat(4) }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constant("answer" as const), n: fc.nat(4) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("refuse" as const), n: fc.nat(4) }) },
  { weight: 2, arbitrary: fc.constant({ do: "older" as const, n: 0 }) },
  { weight: 2, arbitrary: fc.constant({ do: "newer" as const, n: 0 }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("around" as const), n: fc.nat(30) }) },
  { weight: 1, arbitrary: fc.constant({ do: "newest" as const, n: 0 }) },
  { weight: 1, arbitrary: fc.constant({ do: "wait" as const, n: 0 }) },
  { weight: 1, arbitrary: fc.constant({ do: "reconnect" as const, n: 0 }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("restore" as const), n: fc.nat(6) }) },
);

async function take(line: Line, { do: what, n }: { do: string; n: number }): Promise<void> {
  const { room, live } = line;
  if (what === "say") line.happen(room.say());
  else if (what === "reply") line.happen(room.reply(n));
  else if (what === "edit") line.happen(room.edit(n));
  else if (what === "delete") line.happen(room.delete(n));
  else if (what === "move") line.happen(room.move(n));
  else if (what === "rename") line.happen(room.rename(n));
  else if (what === "hear") line.hear();
  else if (what === "lose") line.lose();
  else if (what === "answer late") await line.answer(n, false);
  else if (what === "answer") await line.answer(n, true);
  else if (what === "refuse") await line.refuse(n);
  else if (what === "older") void live.loadOlder();
  else if (what === "newer") void live.loadNewer();
  else if (what === "around") void live.showAround(n);
  else if (what === "newest") void live.showNewest();
  else if (what === "wait") line.clock.pass(100);
  else if (what === "reconnect") await line.reconnect();
  else {
    // A server is restored while it is down.
    room.restore(n);
    await line.reconnect();
  }
}

it("whatever is late, lost or refused, the window has no gap and ends up as the server's", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60, size: "max" }), fc.nat(12), async (steps, before) => {
      const line = new Line();
      for (let i = 0; i < before; i++) line.room.say();
      void line.live.view();
      for (const one of steps) {
        await take(line, one);
        await turn();
        line.check();
      }
      await line.settle();
      line.checkConverged();
    }),
    { numRuns: Number(process.env.RUNS ?? 250) },
  );
});
