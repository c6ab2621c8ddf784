import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client, type RoomState } from "../src/client/index.ts";
import { found, roomOrder } from "../src/tui/room-order.ts";
import { median, Peer, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";
import { Reader } from "./terminal/reader.ts";

/** Somebody in a thousand rooms of ten thousand. */
export async function manyRooms(quick: boolean): Promise<Figure[]> {
  const peer = await Peer.start("ours");
  const state = mkdtempSync(join(tmpdir(), "backchannel-bench-rooms-"));
  const stateDir = join(state, "backchannel");
  const address = `ws://127.0.0.1:${peer.port}`;
  // With #general that is as many as one person may be in.
  const owners = quick ? 2 : 10;
  for (let owner = 0; owner < owners; owner++) {
    const client = await online(await Client.open({ address, user: `owner${owner}`, stateDir }));
    for (let batch = 0; batch < 9; batch++) {
      await Promise.all(
        Array.from({ length: 111 }, (_, n) => client.create(`room-${owner}-${batch}-${n}`, "about this")),
      );
    }
    await client.stop();
  }
  const signIns: number[] = [];
  const pages: number[] = [];
  const searches: number[] = [];
  let list: ReadonlyMap<number, RoomState> = new Map();
  for (let i = 0; i < 7; i++) {
    const client = await Client.open({ address, user: "owner0", stateDir });
    const started = performance.now();
    await online(client);
    signIns.push(performance.now() - started);
    list = client.rooms.get();
    pages.push(await timed(() => client.directory()));
    searches.push(await timed(() => client.directory("9-99")));
    await client.stop();
  }
  const keys = await keysAmongRooms(address, state);
  await peer.stop();
  rmSync(state, { recursive: true, force: true });

  const renders: number[] = [];
  const finds: number[] = [];
  for (let i = 0; i < 50; i++) {
    // As after a message: one room is another one, and the list with it.
    const [id, room] = [...list][i] as [number, RoomState];
    list = new Map(list).set(id, { ...room, ordinal: room.ordinal + 1 });
    renders.push(await timed(async () => roomOrder(list)));
    finds.push(await timed(async () => found(roomOrder(list), `${i}`)));
  }
  const of = `1,000 rooms of ${(owners * 1_000).toLocaleString("en")}`;
  return [
    { name: `sign-in, ${of}`, value: median(signIns), unit: "ms", target: { atMost: 100 } },
    { name: "a page of the directory (200 rooms)", value: median(pages), unit: "ms" },
    { name: "the directory searched by a word", value: median(searches), unit: "ms", target: { atMost: 10 } },
    {
      name: "1,000 rooms put in order after a message",
      value: median(renders),
      unit: "ms",
      target: { atMost: 10 },
    },
    { name: "keypress to paint among 1,000 rooms: p50", value: percentile(keys, 0.5), unit: "ms" },
    {
      name: "keypress to paint among 1,000 rooms: p99",
      value: percentile(keys, 0.99),
      unit: "ms",
      target: { atMost: 10 },
    },
    { name: "a key while a room is looked for", value: median(finds), unit: "ms", target: { atMost: 5 } },
  ];
}

/** What a key costs in the terminal of somebody in all these rooms. */
async function keysAmongRooms(address: string, state: string): Promise<number[]> {
  const tui = new Reader(address, state, "owner0");
  await tui.until("of 1 here");
  await tui.quiet();
  const latencies: number[] = [];
  for (let i = 0; i < 400; i++) {
    const changed = tui.changed();
    const started = performance.now();
    tui.type(i % 60 === 59 ? "\x15" : "x");
    await changed;
    latencies.push(tui.heardAt - started);
  }
  await tui.quit();
  return latencies;
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

function online(client: Client): Promise<Client> {
  client.start();
  return new Promise(resolve => {
    const look = () => {
      if (client.connection.get().status !== "online") return;
      end();
      resolve(client);
    };
    const end = client.connection.subscribe(look);
  });
}
