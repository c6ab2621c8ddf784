import { expect, it } from "vitest";
import { type Refusal, systemClock } from "../../src/protocol/index.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { Context } from "../../src/server/context.ts";
import { Rates } from "../../src/server/limits/rates.ts";
import { createLog } from "../../src/server/log.ts";
import { receive } from "../../src/server/receive.ts";
import { Person } from "../../src/server/rooms/presence.ts";
import type { Session } from "../../src/server/session.ts";

/** A connection that keeps what it is refused, and a context of no more than a test gives. */
function setUp(parts: Partial<Context>) {
  const { promise: refused, resolve } = Promise.withResolvers<[Refusal, number | undefined]>();
  const session = {
    person: new Person(1, "alice"),
    open: true,
    can: () => true,
    reaches: () => true,
    source: "192.0.2.1",
    signingIn: false,
    refuse: (refusal: Refusal, re?: number) => resolve([refusal, re]),
  };
  const context = {
    limits,
    rates: new Rates(limits),
    clock: systemClock,
    log: createLog("silent"),
    stopping: new AbortController().signal,
    ...parts,
  } as Context;
  const take = (frame: object) =>
    receive(Buffer.from(JSON.stringify(frame)), false, session as unknown as Session, context);
  return { session, refused, take };
}

it.each<[string, Partial<Context>]>([
  ["at once", { store: undefined as never }],
  ["later", { store: { read: () => Promise.reject(new Error("a bug")) } as never }],
])("a handler that fails %s is a bug that is told, and ends nothing", async (_, parts) => {
  const { refused, take } = setUp(parts);
  take({ type: "history", id: 7, room: 1 });
  expect(await refused).toMatchObject([{ code: "internal" }, 7]);
});

it("a server that stops says so to a request, and when to ask again", async () => {
  const { refused, take } = setUp({ stopping: AbortSignal.abort() });
  take({ type: "typing", room: 1, active: true });
  take({ type: "send", id: 8, room: 1, cid: "abcdefgh", text: "hi" });
  expect(await refused).toMatchObject([{ code: "draining", retryMs: 3_000 }, 8]);
});

const pages = {
  rooms: {},
  members: { room: 1 },
  history: { room: 1 },
  sync: { room: 1, since: 0 },
  pins: { room: 1 },
  thread: { room: 1, seq: 1 },
  mentions: {},
  info: { room: 1, seq: 1 },
  board: { room: 1 },
  boardHistory: { room: 1 },
  bans: { room: 1 },
  reports: { room: 1 },
  audit: {},
  devices: {},
  keys: {},
};

it("whatever pages somebody asks for, few are read at once, and none any more when they have gone", async () => {
  const reads: (() => void)[] = [];
  const store = { read: () => new Promise(resolve => reads.push(() => resolve({ code: "", message: "" }))) };
  const { session, take } = setUp({ store: store as never });
  for (const [id, [type, body]] of Object.entries(pages).entries()) take({ type, id, ...body });
  const turn = () => new Promise(resolve => setImmediate(resolve));
  for (let answered = 0; answered < 6; answered++) {
    expect(reads.length).toBe(4 + answered);
    reads[answered]?.();
    await turn();
  }
  session.open = false;
  for (const answer of reads) answer();
  await turn();
  expect(reads.length).toBe(10);
});

it("who asks for more pages than anybody would wait for is told to ask again later", async () => {
  const store = { read: () => new Promise(() => {}) };
  const { refused, take } = setUp({
    store: store as never,
    rates: new Rates({ ...limits, framesPerSecond: 0 }),
  });
  for (let id = 1; id <= 2_005; id++) take({ type: "history", id, room: 1 });
  expect(await refused).toMatchObject([{ code: "overloaded", retryMs: 1_000 }, 2_005]);
});
