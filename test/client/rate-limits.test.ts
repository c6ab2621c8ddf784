import { expect, it } from "vitest";
import { again } from "../../src/client/connection/again.ts";
import { Failure } from "../../src/client/failure.ts";
import { busy } from "../../src/client/index.ts";
import { FakeClock } from "../server/support/fake-clock.ts";
import {
  Peer,
  inGeneral as peerInGeneral,
  temporaryDirectory,
  testServer,
} from "../server/support/test-server.ts";
import { inGeneral, online, testClient, when } from "./support/test-client.ts";

/** Time that passes as soon as somebody waits for a short while, so that nobody does. */
class HurryingClock extends FakeClock {
  override after(ms: number, call: () => void): () => void {
    if (ms <= 250) setImmediate(() => this.pass(ms));
    return super.after(ms, call);
  }
}

it("five hundred messages at once go through a server that takes fifty a second: all, in order, each once", async () => {
  const clock = new HurryingClock();
  const server = await testServer({ clock, limits: { sendsPerSecond: 50, sendBurst: 20 } });
  const witness = await peerInGeneral(server, "witness");
  const alice = await testClient(server.address, "alice", { clock });
  const room = await inGeneral(alice);
  const began = clock.now();
  const unhappy: unknown[] = [];
  alice.waiting.subscribe(() => unhappy.push(...alice.waiting.get().filter(({ refused }) => refused)));
  const lines = Array.from({ length: 500 }, (_, i) => `line ${i}`);
  await Promise.all(lines.map(line => alice.send(room, line)));
  await when(alice.waiting, waiting => waiting.length === 0);
  await witness.settled();
  expect(witness.received("message").map(({ message }) => message.text)).toEqual(lines);
  expect(unhappy).toEqual([]);
  expect(alice.connection.get().status).toBe("online");
  // What was left of the burst, and then at the server's pace.
  expect(clock.now() - began).toBeGreaterThanOrEqual(((500 - 20) / 50) * 1_000 - 250);
});

it("what else is asked is asked again when it fits", async () => {
  const clock = new HurryingClock();
  const server = await testServer({ clock, limits: { joinsPerSecond: 10, joinBurst: 1 } });
  const alice = await testClient(server.address, "alice", { clock });
  alice.start();
  await online(alice);
  for (const name of ["one", "two", "three"]) expect(await alice.create(name)).toMatchObject({ name });
  expect([...alice.rooms.get().values()].map(({ name }) => name)).toEqual(["one", "two", "three"]);
});

it("a sign-in that came too soon is tried again on its own connection", async () => {
  const clock = new HurryingClock();
  const server = await testServer({ clock, limits: { signInsPerSecond: 5, signInBurst: 1 } });
  const stateDir = temporaryDirectory();
  for (let i = 0; i < 3; i++) {
    const alice = await testClient(server.address, "alice", { clock, stateDir });
    alice.start();
    await when(alice.connection, ({ status }) => status === "online" || status === "waiting");
    expect(alice.connection.get().status).toBe("online");
    await alice.stop();
  }
});

it("who is refused again and again is told so in the end", async () => {
  const clock = new HurryingClock();
  const tooMuch = new Failure("rate_limited", "Wait a moment.", true, 100);
  let asked = 0;
  const ask = async () => {
    asked += 1;
    return tooMuch;
  };
  expect(await again(clock, ask)).toBe(tooMuch);
  expect(asked).toBe(4);
  expect(await again(clock, ask, 50)).toBe(tooMuch);
  expect(asked).toBe(5);
});

it("a server with too many new connections is busy, and one comes back to it", async () => {
  const clock = new HurryingClock();
  const limits = { connectionsPerSecond: 1, connectionBurst: 1, peoplePerAddress: 1 };
  const server = await testServer({ clock, limits });
  // This machine counts as ten addresses.
  for (let i = 0; i < 10; i++) await new Peer(server.address).next("hello");
  const alice = await testClient(server.address, "alice", { clock, random: () => 0.1 });
  alice.start();
  const state = await when(alice.connection, ({ status }) => status === "waiting");
  expect(state).toMatchObject({ reason: busy });
  await online(alice);
});
