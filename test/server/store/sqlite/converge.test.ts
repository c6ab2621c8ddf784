import fc from "fast-check";
import { expect, it } from "vitest";
import type { Member, Message, SettingsChange, TopicChange } from "../../../../src/protocol/index.ts";
import type { Change, Command, Queries } from "../../../../src/server/store/store.ts";
import { at, granted, TestStore } from "../support/test-store.ts";

const roomNames = ["red", "green", "blue"];
const users = [1, 2, 3, 4];
/** Is in every room from its beginning, and never leaves: it is who reads. */
const keeper = 1;

/** Rooms that are not made yet, and texts and cids of which the same are likely, so that refusals are too. */
const user = fc.constantFrom(...users);
const mover = fc.constantFrom(...users.slice(1));
const room = fc.integer({ min: 1, max: roomNames.length });
const name = fc.constantFrom(...roomNames);
const text = fc.constantFrom("a", "b");
const cursor = fc.record({ user, delivered: fc.nat(40), read: fc.nat(40) });

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .record({ user, room, cid: fc.integer({ min: 0, max: 60 }), text })
      .map(({ cid, ...rest }) => ({ type: "send" as const, cid: `cid-${cid}`, at, ...rest })),
  },
  {
    weight: 1,
    arbitrary: name.map(name => ({ type: "createRoom" as const, user: keeper, name, topic: "", at })),
  },
  {
    weight: 3,
    arbitrary: fc.record({ type: fc.constant("joinRoom" as const), user, name, at: fc.constant(at) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant("leaveRoom" as const), user: mover, room, at: fc.constant(at) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("setTopic" as const),
      user,
      room,
      topic: text,
      at: fc.constant(at),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("moveCursors" as const),
      room,
      cursors: fc.array(cursor, { maxLength: 3 }),
    }),
  },
);

/** What who stands higher does to others, and to the room. */
const flag = fc.option(fc.boolean(), { nil: undefined });
const rule: fc.Arbitrary<Command> = fc.oneof(
  fc
    .record({ user, room, colour: fc.constantFrom("red" as const, null), readOnly: flag, archived: flag })
    .map(({ user, room, readOnly, archived, colour }) => ({
      type: "changeRoom" as const,
      user,
      room,
      settings: {
        colour,
        ...(readOnly === undefined ? {} : { readOnly }),
        ...(archived === undefined ? {} : { archived }),
      },
      at,
    })),
  fc
    .record({ by: user, user: mover, room, role: fc.constantFrom("moderator" as const, "member" as const) })
    .map(given => ({ type: "setRoomRole" as const, at, ...given })),
  fc.record({ by: user, user, room }).map(given => ({ type: "kick" as const, reason: "", at, ...given })),
  fc
    .record({ by: user, user, room })
    .map(given => ({ type: "mute" as const, reason: "", until: at + 1, at, ...given })),
  fc
    .record({ by: user, room, whom: fc.record({ user }) })
    .map(given => ({ type: "banFromRoom" as const, reason: "", at, ...given })),
  fc
    .record({ by: user, room, whom: fc.record({ user }) })
    .map(given => ({ type: "liftRoomBan" as const, at, ...given })),
);
const act = fc.oneof({ weight: 5, arbitrary: command }, { weight: 1, arbitrary: rule });

/** What happens to a store: a batch, that its commit fails, or that it is closed and opened again. */
const step = fc.oneof(
  { weight: 12, arbitrary: fc.array(act, { minLength: 1, maxLength: 6 }) },
  { weight: 1, arbitrary: fc.array(act, { minLength: 1, maxLength: 6 }).map(failing => ({ failing })) },
  { weight: 1, arbitrary: fc.constant("reopen" as const) },
);

/** A room as a client has it: each thing in its latest state. */
class Replica {
  version = 0;
  readonly messages = new Map<number, Message>();
  readonly members = new Map<number, Member>();
  topic: TopicChange | undefined;
  settings: SettingsChange | undefined;

  message(message: Message): void {
    this.messages.set(message.seq, message);
  }

  member(member: Member): void {
    this.members.set(member.user, member);
  }

  /** Takes what a change says, which has the version after the one that is known. */
  hear(change: Change): void {
    expect(change.version).toBe(this.version + 1);
    this.version = change.version;
    if (change.kind === "message") this.message(change.message);
    else if (change.kind === "member") this.member(change.member);
    else if (change.kind === "topic") this.topic = change.change;
    else this.settings = change.change;
  }

  /** Asks for what it does not know, in pages, until there is no more. */
  catchUp(store: TestStore, room: number, limit: number): void {
    for (;;) {
      const page: Exclude<Queries["changes"]["result"], { code: unknown }> = granted(
        store.read("changes", { user: keeper, room, since: this.version, limit }),
      );
      const { messages, members, topic, settings, upTo, more } = page;
      const rows = messages.length + members.length + (topic ? 1 : 0) + (settings ? 1 : 0);
      expect(rows).toBeLessThanOrEqual(limit);
      for (const message of messages) this.message(message);
      for (const member of members) this.member(member);
      this.topic = topic ?? this.topic;
      this.settings = settings ?? this.settings;
      if (more) expect(upTo).toBeGreaterThan(this.version);
      this.version = upTo;
      if (!more) return;
    }
  }

  get state() {
    return {
      version: this.version,
      messages: [...this.messages.values()].sort((one, other) => one.seq - other.seq),
      members: [...this.members.values()].sort((one, other) => one.user - other.user),
      topic: this.topic,
      settings: this.settings,
    };
  }
}

/** The replica that has heard the first changes of a room, up to a version. */
function replicaAt(changes: readonly Change[], version: number): Replica {
  const replica = new Replica();
  for (const change of changes) if (change.version <= version) replica.hear(change);
  return replica;
}

/** All that the store answers of a room, read as a whole. */
function readAll(store: TestStore, room: number) {
  const whole = { user: keeper, room, limit: 10_000 };
  const page = granted(store.read("history", { ...whole, place: { at: "newest" } }));
  const { head, messages, topic, settings } = page;
  const { members } = granted(store.read("members", { ...whole, after: 0 }));
  return {
    version: head,
    messages,
    members: members.map(({ delivered: _, read: _read, seenAt: _seen, ...member }) => member),
    topic,
    settings,
  };
}

function answers(store: TestStore, rooms: readonly number[]) {
  const whole = { user: keeper, limit: 10_000 };
  return {
    directory: store.read("directory", { user: 1, query: "", after: "", limit: 100 }),
    roomsOf: users.map(user => store.read("roomsOf", { user })),
    rooms: rooms.map(room => [
      store.read("changes", { ...whole, room, since: 0 }),
      store.read("members", { ...whole, room, after: 0 }),
      store.read("history", { ...whole, room, place: { at: "newest" } }),
    ]),
  };
}

/** The counts that are kept are those of the rows they count. */
function checkCounts(store: TestStore, rooms: readonly number[]): void {
  for (const room of rooms) {
    const whole = { user: keeper, room, limit: 10_000 };
    const { messages } = granted(store.read("history", { ...whole, place: { at: "newest" } }));
    const { members } = granted(store.read("members", { ...whole, after: 0 }));
    const info = store
      .read("directory", { user: 1, query: "", after: "", limit: 100 })
      .rooms.find(one => one.room === room);
    expect(info?.members).toBe(members.filter(({ state }) => state === "joined").length);
    expect(messages.map(({ ordinal }) => ordinal)).toEqual(messages.map((_, i) => i + 1));
    expect(info?.ordinal).toBe(messages.length);
    for (const user of users) {
      const mine = store.read("roomsOf", { user }).find(one => one.room === room);
      if (mine) expect(mine.readOrdinal).toBe(messages.filter(({ seq }) => seq <= mine.read).length);
    }
  }
}

it("from whatever version a client goes on, it ends up with what the store has, also over failures and restarts", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 25, size: "max" }),
      fc.nat(),
      fc.integer({ min: 1, max: 5 }),
      async (steps, known, limit) => {
        let store = await TestStore.open();
        for (const user of users) expect(store.person(`user-${user}`)).toBe(user);
        store.room("red", keeper);
        const changes: Change[] = [];
        for (const one of steps) {
          if (one === "reopen") {
            changes.push(...store.changes);
            store = await reopen(store);
          } else if ("failing" in one) failBatch(store, one.failing);
          else store.batch(...one);
        }
        changes.push(...store.changes);

        const rooms = store.read("roomsOf", { user: keeper }).map(({ room }) => room);
        for (const room of rooms) {
          const there = changes.filter(change => change.room === room);
          const live = replicaAt(there, Infinity);
          expect(live.state).toEqual(readAll(store, room));
          const late = replicaAt(there, known % (live.version + 1));
          late.catchUp(store, room, limit);
          expect(late.state).toEqual(live.state);
        }
        checkCounts(store, rooms);
        const before = answers(store, rooms);
        expect(answers(await reopen(store), rooms)).toEqual(before);
      },
    ),
    { numRuns: 50 },
  );
});

/** A store on the same bytes, that remembers nothing else. */
async function reopen(store: TestStore): Promise<TestStore> {
  const bytes = store.connection.database.serialize();
  store.connection.database.close();
  return TestStore.open(bytes);
}

/** The disk is full when these are to be committed. */
function failBatch(store: TestStore, commands: readonly Command[]): void {
  const { connection } = store;
  connection.commit = () => {
    throw Object.assign(new Error("full"), { code: "SQLITE_FULL" });
  };
  const outcomes = store.batch(...commands);
  Reflect.deleteProperty(connection, "commit");
  expect(outcomes).toEqual(
    commands.map(() => ({ refusal: expect.objectContaining({ code: "storage_full" }) })),
  );
}
