import { cpSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, it } from "vitest";
import {
  newCid,
  type Peer,
  inGeneral as peerInGeneral,
  temporaryDirectory,
  testServer,
} from "../server/support/test-server.ts";
import { portToComeBackTo } from "../support/port.ts";
import { inGeneral, testClient, texts, when } from "./support/test-client.ts";

async function say(peer: Peer, room: number, what: string, count: number): Promise<void> {
  for (let i = 0; i < count; i++) await peer.ask("send", { room, cid: newCid(), text: `${what} ${i}` });
}

it("who knew more than a backup that was put back keeps nothing of what is not in it, also when others have gone on past that", async () => {
  const dataDir = temporaryDirectory();
  const history = join(dataDir, "backchannel.db");
  const backup = join(temporaryDirectory(), "backup.db");

  const first = await testServer({ dataDir, port: await portToComeBackTo() });
  const client = await testClient(first.address, "alice");
  const room = await inGeneral(client);
  const bob = await peerInGeneral(first, "bob");
  await say(bob, room, "kept", 3);
  const running = new Sqlite(history);
  await running.backup(backup);
  running.close();
  await say(bob, room, "lost", 5);
  const known = await when(client.room(room).timeline, ({ messages }) => messages.length === 8);
  await first.drain("a disk broke");

  cpSync(backup, history);
  // Nobody but bob finds it here.
  const second = await testServer({ dataDir });
  await say(await peerInGeneral(second, "bob", bob.key), room, "new", 9);
  await second.drain("back to its place");
  await testServer({ dataDir, port: Number(new URL(first.address).port) });

  const { version } = await when(
    client.room(room).timeline,
    ({ messages }) => messages.at(-1)?.text === "new 8",
  );
  expect(version).toBeGreaterThan(known.version);
  const all = (what: string, count: number) => Array.from({ length: count }, (_, i) => `${what} ${i}`);
  expect(texts(client, room)).toEqual([...all("kept", 3), ...all("new", 9)]);
});
