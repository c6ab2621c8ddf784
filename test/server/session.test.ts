import { Writable } from "node:stream";
import { expect, it } from "vitest";
import { Turn } from "../../src/server/outgoing.ts";
import { Session } from "../../src/server/session.ts";
import { FakeClock } from "./support/fake-clock.ts";

it("what comes for a connection that is closing is not even put into bytes", () => {
  const socket = new Writable({ write: (_chunk, _encoding, done) => done() });
  const webSocket = { readyState: 1, OPEN: 1, close() {} };
  const session = new Session({
    webSocket: webSocket as never,
    socket: socket as never,
    turn: new Turn(),
    clock: new FakeClock(),
    budget: 1_000,
    address: "192.0.2.1",
    nonce: "nonce",
    source: "192.0.2.1",
  });
  let encoded = 0;
  const page = { toJSON: () => ({ encoded: ++encoded }) };
  session.send(page);
  session.overflow();
  session.send(page);
  expect(encoded).toBe(1);
});
