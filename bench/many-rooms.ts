import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createElement } from "react";
import { Client, type RoomState } from "../src/client/index.ts";
import { Rooms } from "../src/tui/panes/rooms.tsx";
import { found, roomOrder } from "../src/tui/room-order.ts";
import { PaneRoot } from "../src/tui/screen/pane-root.ts";
import { createTheme } from "../src/tui/theme.ts";
import { median, Peer } from "./peer.ts";
import type { Figure } from "./report.ts";

/** Somebody in a thousand rooms of ten thousand. */
export async function manyRooms(quick: boolean): Promise<Figure[]> {
  const peer = await Peer.start("ours");
  const stateDir = mkdtempSync(join(tmpdir(), "backchannel-bench-rooms-"));
  const address = `ws://127.0.0.1:${peer.port}`;
  const owners = quick ? 2 : 10;
  for (let owner = 0; owner < owners; owner++) {
    const client = await online(await Client.open({ address, user: `owner${owner}`, stateDir }));
    for (let batch = 0; batch < 10; batch++) {
      await Promise.all(
        Array.from({ length: 100 }, (_, n) => client.create(`room-${owner}-${batch}-${n}`, "about this")),
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
  await peer.stop();
  rmSync(stateDir, { recursive: true, force: true });

  const theme = createTheme({ LANG: "en_US.UTF-8", TERM: "xterm-256color" });
  const size = { columns: 26, rows: 57 };
  const pane = (rooms: typeof list) =>
    createElement(Rooms, { theme, width: 26, height: 57, rooms, active: 500 });
  const root = new PaneRoot(pane(list), size, () => {});
  const renders: number[] = [];
  const finds: number[] = [];
  for (let i = 0; i < 50; i++) {
    // As after a message: one room is another one, and the list with it.
    const [id, room] = [...list][i] as [number, RoomState];
    list = new Map(list).set(id, { ...room, ordinal: room.ordinal + 1 });
    renders.push(await timed(async () => root.render(pane(list), size)));
    finds.push(await timed(async () => found(roomOrder(list), `${i}`)));
  }
  root.unmount();
  const of = `1,000 rooms of ${(owners * 1_000).toLocaleString("en")}`;
  return [
    { name: `sign-in, ${of}`, value: median(signIns), unit: "ms", target: { atMost: 100 } },
    { name: "a page of the directory (200 rooms)", value: median(pages), unit: "ms" },
    { name: "the directory searched by a word", value: median(searches), unit: "ms", target: { atMost: 10 } },
    {
      name: "list of 1,000 rooms after a message",
      value: median(renders),
      unit: "ms",
      target: { atMost: 10 },
    },
    { name: "a key while a room is looked for", value: median(finds), unit: "ms", target: { atMost: 5 } },
  ];
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
