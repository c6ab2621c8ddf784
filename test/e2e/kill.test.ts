import { expect, it } from "vitest";
import {
  authFields,
  type Frame,
  newCid,
  newKey,
  Peer,
  temporaryDirectory,
} from "../server/support/test-server.ts";
import { ServerProcess } from "./support/server-process.ts";

/** The burst is meant to be more than one person ever sends. */
const unlimited = ["--limit", "sendsPerSecond=0", "--limit", "framesPerSecond=0"];

async function signedIn(address: string, user: string, key: ReturnType<typeof newKey>): Promise<Peer> {
  const peer = new Peer(address);
  const hello = await peer.next("hello");
  await peer.ask("auth", authFields(hello.nonce, user, key));
  await peer.ask("join", { name: "general" });
  return peer;
}

it("kill -9 in a burst of sends: every acknowledged message is there afterwards, exactly once and in order", async () => {
  const data = temporaryDirectory();
  const key = newKey();
  const first = await ServerProcess.start(data, 0, unlimited);
  const sender = await signedIn(first.address, "alice", key);
  const acknowledged = new Map<string, number>();
  const burst = 10_000;
  const asked = Array.from({ length: burst }, (_, i) => ({ cid: newCid(), text: `message ${i}` }));
  // Some hundred are always on their way, also at the moment of the kill, and many are still to come.
  let next = 0;
  const send = () => {
    const message = asked[next];
    if (!message) return;
    next += 1;
    void sender.ask("send", { room: 1, ...message }).then(ok => {
      acknowledged.set(message.cid, ok.seq);
      if (acknowledged.size === 3_000) first.process.kill("SIGKILL");
      send();
    });
  };
  const { epoch } = await sender.ask("history", { room: 1, limit: 1 });
  for (let i = 0; i < 400; i++) send();
  await sender.closed;
  expect(acknowledged.size).toBeGreaterThanOrEqual(3_000);
  expect(acknowledged.size).toBeLessThan(burst);

  const second = await ServerProcess.start(data, 0, unlimited);
  const again = await signedIn(second.address, "alice", key);
  // It is the same history: nobody has to load it afresh.
  expect(epoch).toMatch(/./);
  expect(await again.ask("history", { room: 1, limit: 1 })).toMatchObject({ epoch });
  // What was not acknowledged is sent again, under the same names; so is what was, to see that it is not doubled.
  const answers = await Promise.all(asked.map(message => again.ask("send", { room: 1, ...message })));
  for (const [i, { cid }] of asked.entries()) {
    const ok = answers[i];
    expect(ok?.type).toBe("ok");
    const before = acknowledged.get(cid);
    if (before !== undefined) expect(ok?.seq).toBe(before);
  }
  const stored: Frame[] = [];
  for (let since = 0, more = true; more; ) {
    const page = await again.ask("sync", { room: 1, since, limit: 200 });
    stored.push(...page.messages);
    since = page.upTo;
    more = page.more;
  }
  expect(stored.map(({ cid }) => cid).toSorted()).toEqual(asked.map(({ cid }) => cid).toSorted());
  const seqs = stored.map(({ seq }) => seq);
  expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
  const ordered = [...acknowledged].toSorted((a, b) => a[1] - b[1]).map(([cid]) => cid);
  expect(ordered).toEqual(asked.filter(({ cid }) => acknowledged.has(cid)).map(({ cid }) => cid));
});
