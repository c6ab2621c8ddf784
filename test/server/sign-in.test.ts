import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { limits, type RoomSummary } from "../../src/protocol/index.ts";
import type { Context } from "../../src/server/context.ts";
import { auth } from "../../src/server/handlers/auth.ts";
import { Identity } from "../../src/server/identity/identity.ts";
import { createLog } from "../../src/server/log.ts";
import { Turn } from "../../src/server/outgoing.ts";
import { PresenceBoard } from "../../src/server/rooms/presence.ts";
import { Rooms } from "../../src/server/rooms/rooms.ts";
import { Session } from "../../src/server/session.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { authFields, type Frame, newKey } from "./support/test-server.ts";

const summary: RoomSummary = {
  room: 1,
  name: "general",
  topic: "",
  epoch: "e",
  head: 5,
  ordinal: 3,
  members: 1,
  activeAt: 0,
  read: 0,
  readOrdinal: 0,
  delivered: 0,
};
const clock = new FakeClock();
const turn = new Turn();

/** A connection that keeps its frames. */
function connect() {
  const frames: Frame[] = [];
  const socket = new Writable({
    write(chunk: Buffer, _encoding, done) {
      for (let at = 0; at < chunk.length; ) {
        const short = chunk[at + 1] as number;
        const [header, length] = short < 126 ? [2, short] : [4, chunk.readUInt16BE(at + 2)];
        frames.push(JSON.parse(chunk.toString("utf8", at + header, at + header + length)) as Frame);
        at += header + length;
      }
      done();
    },
  });
  const webSocket = { readyState: 1, OPEN: 1 };
  const options = { socket, turn, clock, budget: limits.queuedBytes, nonce: "nonce", address: "" };
  return { session: new Session({ webSocket, ...options } as never), frames };
}

/** A store whose reads are answered when the test says so. */
function setUp() {
  const reads: ((rooms: RoomSummary[]) => void)[] = [];
  const signedIn: string[] = [];
  const context = {
    presence: new PresenceBoard(clock, 200),
    rooms: new Rooms(),
    committer: {
      submit(command: { name: string }, done: (outcome: object) => void) {
        signedIn.push(command.name);
        done({ result: { user: 1, name: "alice", role: "member", device: 1, claimed: false } });
      },
    },
    store: {
      read: (query: string) =>
        query === "roomsOf" ? new Promise(resolve => reads.push(resolve)) : Promise.resolve([]),
    },
    clock,
    limits,
    identity: new Identity({}),
    log: createLog("silent"),
  } as unknown as Context;
  const key = newKey();
  const signIn = (session: Session) =>
    auth({ type: "auth", id: 1, ...authFields("nonce", "alice", key) }, session, context);
  /** The next read, to be answered. */
  const asked = async () => {
    while (reads.length === 0) await new Promise(resolve => setImmediate(resolve));
    return reads.shift() as (rooms: RoomSummary[]) => void;
  };
  return { context, signIn, signedIn, asked };
}

it("a room that another device leaves while one signs in is not entered again", async () => {
  const { context, signIn, asked } = setUp();
  const [laptop, phone] = [connect(), connect()];
  const first = signIn(laptop.session);
  (await asked())([summary]);
  await first;

  const signing = signIn(phone.session);
  const answer = await asked();
  laptop.session.person?.leave(context.rooms.get(1));
  // Read before the leave was stored, answered after it.
  answer([summary]);
  (await asked())([]);
  await signing;
  turn.flush();
  expect(phone.frames.at(-1)).toMatchObject({ type: "welcome", rooms: [] });
  expect(context.rooms.get(1).sessions.size).toBe(0);
});

it("who is taken out of a room while they sign in is not in it", async () => {
  const { context, signIn, asked } = setUp();
  const { session, frames } = connect();
  const signing = signIn(session);
  const answer = await asked();
  // By somebody else: no connection of theirs was ever in it.
  context.presence.find(1)?.leave(context.rooms.get(1));
  answer([summary]);
  (await asked())([]);
  await signing;
  turn.flush();
  expect(frames.at(-1)).toMatchObject({ type: "welcome", rooms: [] });
  expect(context.rooms.get(1).sessions.size).toBe(0);
});

it("who is let in is here at once, so that a ban in the same commit finds them", async () => {
  const { context, signIn } = setUp();
  const { session } = connect();
  const { promise: found, resolve } = Promise.withResolvers<Session[]>();
  const submit = context.committer.submit.bind(context.committer) as (...given: unknown[]) => void;
  Object.assign(context.committer, {
    submit(command: object, done: (outcome: object) => void) {
      submit(command, done);
      resolve(context.presence.connected(() => true));
    },
  });
  void signIn(session);
  expect(await found).toEqual([session]);
});

it("what is announced while the rooms are read is in the welcome, and what comes after is an event", async () => {
  const { context, signIn, asked } = setUp();
  const { session, frames } = connect();
  const signing = signIn(session);
  const message = { seq: 6, version: 6, ordinal: 4, user: 2, name: "bob", cid: "c", at: 9, text: "hi" };
  context.rooms.get(1).deliver({ kind: "message", room: 1, version: 6, message }, 9);
  // Read before the message, which may have called somebody: what it says besides the counts is read once more.
  (await asked())([summary]);
  (await asked())([{ ...summary, head: 6, ordinal: 4, activeAt: 9, mentions: [6] }]);
  await signing;
  const next = { ...message, seq: 7, version: 7, ordinal: 5 };
  context.rooms.get(1).deliver({ kind: "message", room: 1, version: 7, message: next }, 9);
  turn.flush();
  expect(frames).toMatchObject([
    { type: "welcome", rooms: [{ room: 1, head: 6, ordinal: 4, members: 1, activeAt: 9, mentions: [6] }] },
    { type: "message", message: { seq: 7 } },
  ]);
});

it("where it never gets quiet the counts are right all the same, and nobody waits for ever", async () => {
  const { context, signIn, asked } = setUp();
  const { session, frames } = connect();
  const signing = signIn(session);
  const message = { seq: 6, version: 6, ordinal: 4, user: 2, name: "bob", cid: "c", at: 9, text: "hi" };
  context.rooms.get(1).deliver({ kind: "message", room: 1, version: 6, message }, 9);
  for (let tries = 0; tries <= 5; tries++) (await asked())([summary]);
  await signing;
  turn.flush();
  expect(frames).toMatchObject([{ type: "welcome", rooms: [{ room: 1, head: 6, ordinal: 4 }] }]);
});

it("who is gone before they are known is nobody", async () => {
  const { context, signIn, signedIn } = setUp();
  const { session } = connect();
  (session as unknown as { closingAt: number }).closingAt = 1;
  await signIn(session);
  expect(context.presence.connections).toBe(0);
  expect(signedIn).toEqual([]);
});
