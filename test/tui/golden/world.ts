import { sketchSize, sketchStrokes } from "../../../scripts/sketch.ts";
import { noBoard, type SeenFrame, type Waiting } from "../../../src/client/index.ts";
import type { Message, Person, RoomSummary, Stroke } from "../../../src/protocol/index.ts";
import { day, member, morning, people, person, roomOf, timeline } from "../support/values.ts";
import { type Answers, StagedClient } from "./staged-client.ts";

const minute = 60_000;
const yesterday = morning - day;
export const general = 1;

const named = ["", "alice", "bob", "carol", "dave", "hana"];

function said(seq: number, user: number, at: number, text: string, more: Partial<Message> = {}): Message {
  const name = named[user] as string;
  return { seq, version: seq, ordinal: seq, user, name, cid: `cid-${seq}`, at, text, ...more };
}

const code = [
  "the retry is one line, @alice:",
  "```ts",
  "// Doubles until it is half a minute.",
  'const wait = Math.min(30_000, 500 * 2 ** attempt); // "full jitter" follows',
  "await clock.after(random() * wait);",
  "```",
].join("\n");
const quote = "> Nobody noticed\n\nnot even the old box, which I unplugged. *Twice.*";
const list =
  "what is left:\n- the **certificate**, see https://wiki.example.org/ops/certificates?renew=by-hand\n- `chat-server backup` on ||the new disk||, ~~tapes~~\n- a word in #ops";
const wide = "日本語の名前も使えます。한국어도 됩니다. Ελληνικά, кириллица, and نص عربي";
const emoji = "👍🏽 👨‍👩‍👧 🇩🇪 ❤️ 1️⃣ ✔ é │ each in its cells";

const migration = said(9, 1, yesterday + 3 * minute, "yes, in 4 seconds. **Nobody** noticed 🎉", {
  replies: { count: 2, last: 13 },
  reactions: [
    { emoji: "🎉", count: 3, users: [2, 3, 5] },
    { emoji: "👍", count: 2, users: [1, 4] },
  ],
});
const ofMigration = {
  seq: 9,
  version: 9,
  user: 1,
  name: "alice",
  text: "yes, in 4 seconds. **Nobody** noticed 🎉",
};
const unplugged = said(11, 2, yesterday + 6 * minute, quote, { reply: ofMigration, thread: 9, nth: 1 });
const worth = said(13, 5, yesterday + 9 * minute, "四秒！", { reply: ofMigration, thread: 9, nth: 2 });
const shipIt = said(22, 2, morning - 9 * minute, "@alice shall we ship it? #design is done", {
  mentions: [1],
  pinned: { user: 3, name: "carol", at: morning - 8 * minute },
});
const left = said(16, 1, morning - 21 * minute, list, { edited: morning - 20 * minute, version: 17 });

const messages: readonly Message[] = [
  said(7, 2, yesterday, "morning! did the migration go through?"),
  migration,
  said(10, 3, yesterday + 4 * minute, code, { mentions: [1] }),
  unplugged,
  worth,
  said(14, 5, morning - 31 * minute, wide),
  said(15, 5, morning - 30 * minute, emoji),
  left,
  said(18, 3, morning - 14 * minute, "takes her coffee outside", { action: true }),
  said(20, 4, morning - 12 * minute, "", {
    deleted: { user: 4, name: "dave", at: morning - 11 * minute },
    version: 21,
  }),
  shipIt,
  said(23, 2, morning - 9 * minute, "the build is green since Tuesday"),
  said(24, 1, morning - 4 * minute, "read by some"),
  said(25, 1, morning - 3 * minute, "received by some"),
  said(26, 1, morning - 2 * minute, "kept by the server"),
];

function shown(user: number, more: Partial<Person>): Person {
  return person(user, named[user] as string, { delivered: 25, read: 23, ...more });
}

const crowd: readonly Person[] = [
  shown(1, { version: 1, at: yesterday - 30 * minute, role: "owner" }),
  shown(2, { version: 2, at: yesterday - 10 * minute, read: 24, role: "moderator" }),
  shown(3, { version: 3, at: yesterday - 9 * minute, presence: "away", text: "coffee" }),
  shown(5, {
    version: 4,
    at: yesterday - 8 * minute,
    presence: "idle",
    profile: { display: "山田 花子", status: "in Kyoto until May", colour: "magenta" },
  }),
  shown(4, {
    version: 19,
    at: morning - 13 * minute,
    presence: "offline",
    seenAt: morning - 5 * minute,
    delivered: 20,
    read: 20,
  }),
  {
    ...member(6, "erin", 5, { state: "left", at: yesterday - 7 * minute }),
    presence: "offline",
    delivered: 5,
    read: 5,
  },
];

function room(id: number, name: string, unread: number, more: Partial<RoomSummary> = {}): RoomSummary {
  const counts = { head: 40, ordinal: 40, readOrdinal: 40 - unread, read: 40 - unread, members: 5 };
  return roomOf(id, name, { ...counts, activeAt: morning - id * minute, ...more });
}

const rooms: readonly RoomSummary[] = [
  room(general, "general", 0, {
    topic: "The build is green. Release on Friday.",
    favourite: true,
    role: "owner",
  }),
  room(2, "design", 12, { topic: "First sketches", colour: "magenta" }),
  room(3, "ops", 3, { mentions: [38, 39], private: true }),
  room(4, "announcements", 0, { readOnly: true }),
  room(5, "random", 28, { notify: "none" }),
  room(6, "carol", 1, { direct: [{ user: 3, name: "carol" }] }),
  room(7, "bob, 山田 花子", 0, {
    direct: [
      { user: 2, name: "bob" },
      { user: 5, name: "hana" },
    ],
  }),
  room(8, "the-room-with-the-longest-name-of-all", 120),
];

const refused = { code: "too_long", message: "The message is too long.", retryable: false };
const waiting: readonly Waiting[] = [
  { cid: "cid-w1", room: general, text: "waits on this disk", at: morning - minute },
  { cid: "cid-w2", room: general, text: "the server does not want this", at: morning - minute, refused },
] as const;

const inOps = said(38, 4, morning - 50 * minute, "@alice the disk of db-2 is at 91 %", { mentions: [1] });
const alsoInOps = said(39, 2, morning - 49 * minute, "@alice I took the old dumps away, it is at 60 % now", {
  mentions: [1],
});
const sketch = said(
  29,
  3,
  new Date(2026, 2, 7, 9, 41).getTime(),
  "the migration of the icons: first sketch is up",
  {
    reactions: [{ emoji: "👀", count: 1, users: [2] }],
  },
);
const plain = said(40, 3, morning - 40 * minute, "**Bold** it is, [look](https://sketches.example.org/2)");

const notRead: Readonly<Record<number, readonly Message[]>> = {
  2: [said(39, 3, morning - 41 * minute, "second sketch, with less blue"), plain],
  3: [said(40, 2, morning - 40 * minute, "and a cron job for the next time")],
  6: [said(40, 3, morning - 30 * minute, "lunch?")],
  8: [said(40, 4, morning - 90 * minute, "`ls` says *.ts and snake_case stay as they are, a || b too")],
};

const answers: Answers = {
  thread: () => ({ head: 40, messages: [migration, unplugged, worth], more: false }),
  search: () => ({
    found: [
      { room: 2, message: sketch },
      { room: general, message: migration },
      { room: general, message: messages[0] },
    ],
  }),
  mentions: () => ({ found: [alsoInOps, inOps].map(message => ({ room: 3, message })) }),
  history: ({ room = 0 }) => ({
    epoch: "e",
    head: 40,
    messages: notRead[room] ?? [],
    start: false,
    end: true,
  }),
  info: () => ({
    message: left,
    reactions: [
      {
        emoji: "👍",
        people: [
          { user: 2, name: "bob", at: morning - 19 * minute },
          { user: 5, name: "hana", at: morning - 18 * minute },
        ],
      },
    ],
    receipts: [
      {
        user: 2,
        name: "bob",
        delivered: true,
        read: true,
        deliveredAt: morning - 21 * minute,
        readAt: morning - 20 * minute,
      },
      { user: 3, name: "carol", delivered: true, read: false, deliveredAt: morning - 21 * minute },
      { user: 4, name: "dave", delivered: false, read: false },
      { user: 5, name: "hana", delivered: true, read: true },
    ],
    earlier: [{ text: "what is left:\n- everything", at: morning - 21 * minute }],
  }),
};

function frame(way: SeenFrame["way"], ms: number, value: { type: string }): SeenFrame {
  return { way, at: morning - minute + ms, type: value.type, bytes: JSON.stringify(value).length, value };
}

const frames: readonly SeenFrame[] = [
  frame("out", 0, { type: "hello", ...{ protocol: 1, client: "chat 0.1.0" } }),
  frame("in", 12, {
    type: "welcome",
    ...{ you: { user: 1, name: "alice" }, rooms: rooms.map(({ room, name }) => ({ room, name })) },
  }),
  frame("out", 430, { type: "send", ...{ id: 7, room: general, cid: "cid-26", text: "kept by the server" } }),
  frame("in", 434, {
    type: "sent",
    ...{ id: 7, seq: 26, version: 26, ordinal: 26 },
  }),
  frame("in", 611, {
    type: "message",
    ...{ room: 2, message: { seq: 40, name: "carol", text: plain.text } },
  }),
  frame("in", 902, { type: "typing", ...{ room: general, user: 2, name: "bob", active: true } }),
];

/** What carol is drawing: a line over the server. */
const underlined: Stroke = {
  ...{ sid: "carol's-line", tool: "line", ink: 13, width: 1 },
  points: [68, 12, 112, 12],
};

/** A morning in #general, the same in every run: everything that a screen can show of a conversation is in it. */
export function world(): StagedClient {
  const client = new StagedClient(answers, frames);
  client.me.set({ user: 1, name: "alice" });
  client.connection.set({ status: "online", server: { name: "chat.example", version: "0.1.0" }, since: 0 });
  client.rooms.set(
    new Map(rooms.map(one => [one.room, one.room === general ? { ...one, newFrom: 20 } : one])),
  );
  const topic = {
    topic: "The build is green. Release on Friday.",
    version: 6,
    user: 1,
    name: "alice",
    at: yesterday - 5 * minute,
  };
  client.timeline.set(timeline(messages, { topic }));
  client.people.set(people(...crowd));
  client.waiting.set(waiting);
  client.drawn.set({
    ...{ ...noBoard, loaded: true, me: 1, size: sketchSize },
    strokes: sketchStrokes().map((stroke, at) => ({ mark: at + 1, version: at + 1, user: 2, stroke })),
    pointers: [{ user: 2, name: "bob", x: 52, y: 70 }],
    growing: [{ user: 3, name: "carol", until: morning + minute, stroke: underlined }],
  });
  client.typists.set([{ user: 2, name: "bob", until: morning + minute }]);
  return client;
}
