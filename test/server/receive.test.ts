import { expect, it } from "vitest";
import { type Refusal, systemClock } from "../../src/protocol/index.ts";
import { limits } from "../../src/protocol/limits.ts";
import type { Context } from "../../src/server/context.ts";
import { Rates } from "../../src/server/limits/rates.ts";
import { createLog } from "../../src/server/log.ts";
import { receive } from "../../src/server/receive.ts";
import type { Session } from "../../src/server/session.ts";

/** A connection that keeps what it is refused, and a context of no more than a test gives. */
function setUp(parts: Partial<Context>) {
  const { promise: refused, resolve } = Promise.withResolvers<[Refusal, number | undefined]>();
  const session = {
    person: { user: 1 },
    source: "192.0.2.1",
    signingIn: false,
    refuse: (refusal: Refusal, re?: number) => resolve([refusal, re]),
  } as unknown as Session;
  const context = {
    limits,
    rates: new Rates(limits),
    clock: systemClock,
    log: createLog("silent"),
    stopping: new AbortController().signal,
    ...parts,
  } as Context;
  const take = (frame: object) => receive(Buffer.from(JSON.stringify(frame)), false, session, context);
  return { refused, take };
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
