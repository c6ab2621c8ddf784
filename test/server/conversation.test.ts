import { expect, it } from "vitest";
import { inGeneral, newCid, signIn, testServer } from "./support/test-server.ts";

it("what one says, all in the room get, the author too, in one order", async () => {
  const server = await testServer();
  const alice = await inGeneral(server, "alice");
  const bob = await inGeneral(server, "bob");
  const cid = newCid();

  const ok = await alice.ask("send", { room: 1, cid, text: "hello" });

  expect(ok).toMatchObject({ type: "ok", seq: 3, version: 3, ordinal: 1 });
  const expected = { seq: 3, version: 3, ordinal: 1, user: 1, name: "alice", cid, at: ok.at, text: "hello" };
  expect(await bob.next("message")).toEqual({ type: "message", room: 1, message: expected });
  expect(await alice.next("message")).toEqual({ type: "message", room: 1, message: expected });
});

it("the same cid again gives back the original, and nobody gets it twice", async () => {
  const server = await testServer();
  const alice = await inGeneral(server, "alice");
  const again = await signIn(server, "alice", alice.key);
  const cid = newCid();
  const [first, second] = await Promise.all([
    alice.ask("send", { room: 1, cid, text: "once" }),
    again.ask("send", { room: 1, cid, text: "once" }),
  ]);
  const { re: _first, ...one } = first;
  const { re: _second, ...other } = second;
  expect(other).toEqual(one);
  // Whose is stored is not known; that both hear of it once is.
  for (const device of [alice, again]) {
    await device.settled();
    expect(device.received("message")).toMatchObject([{ message: { seq: first.seq, text: "once" } }]);
  }
  expect(await alice.ask("send", { room: 1, cid, text: "twice" })).toMatchObject({ code: "conflict" });
});
