import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { boardPixels, Client } from "../src/client/index.ts";
import type { RoomSummary, Stroke } from "../src/protocol/index.ts";
import { openSqliteStore } from "../src/server/store/sqlite/sqlite-store.ts";
import type { Command, Store } from "../src/server/store/store.ts";
import { signedIn } from "./load/sign-in.ts";
import type { LoadSocket } from "./load/socket.ts";
import { median, Peer } from "./peer.ts";
import type { Figure } from "./report.ts";

const batch = 500;
const names = { flat: "with-pictures", bare: "without" };

/** Opening a board on which very much was drawn: as it was drawn on a server that runs, and with all still to be painted. */
export async function board(quick: boolean): Promise<Figure[]> {
  const count = quick ? 5_000 : 50_000;
  const dataDir = mkdtempSync(join(tmpdir(), "backchannel-bench-board-"));
  try {
    await drawAll(dataDir, count);
    const peer = await Peer.start("ours", { BENCH_DATA_DIR: dataDir });
    const socket = await signedIn(peer.port, "looker", false);
    const rooms = new Map<string, number>();
    for (const name of Object.values(names)) rooms.set(name, await enter(socket, name));
    const flat = rooms.get(names.flat) as number;
    const cold = await opened(socket, flat);
    const times: number[] = [];
    for (let i = 0; i < 30; i++) times.push((await opened(socket, flat)).ms);
    const unpainted = await opened(socket, rooms.get(names.bare) as number);
    socket.close();
    const seen = await seenBy(peer.port, flat);
    await peer.stop();
    const of = `a board of ${count.toLocaleString("en")} strokes`;
    return [
      { name: `${of}, opened first after a start`, value: cold.ms, unit: "ms", target: { atMost: 300 } },
      { name: `${of}, opened again: p50`, value: median(times), unit: "ms", target: { atMost: 300 } },
      { name: `${of}, opened again: max`, value: Math.max(...times), unit: "ms" },
      { name: `${of}, as bytes`, value: cold.bytes / 1_000, unit: "KB", target: { atMost: 300 } },
      { name: "to its pixels in a client", value: seen, unit: "ms", target: { atMost: 300 } },
      { name: "all of it painted for who comes first", value: unpainted.ms, unit: "ms" },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Two boards with the same strokes; of one the pictures are kept as it is drawn. */
async function drawAll(dataDir: string, count: number): Promise<void> {
  const outcome = await openSqliteStore({
    dataDir,
    now: Date.now(),
    onFailure: error => {
      throw error;
    },
  });
  if ("failure" in outcome) throw new Error(outcome.failure.message);
  const { store } = outcome;
  const at = Date.now();
  const device = { device: "bench", address: "127.0.0.1", registration: "open" } as const;
  const { user } = await run(store, { type: "signIn", name: "bench.artist", key: "bench", ...device, at });
  for (const name of Object.values(names)) {
    const { room } = await run(store, { type: "createRoom", user, name, topic: "", at });
    for (let from = 0; from < count; from += batch) {
      const strokes = Array.from({ length: batch }, (_, n) => sketch(`${name}-${from + n}`, from + n));
      await store.commit(strokes.map(stroke => ({ type: "draw", user, room, stroke, at })));
      const picture = name === names.flat && (await store.read("boardPicture", { room }));
      if (picture && from > 2_000) await run(store, { type: "keepPicture", room, picture });
    }
  }
  await store.close();
}

// biome-ignore lint/suspicious/noExplicitAny: what each command gives is its own
async function run(store: Store, command: Command): Promise<any> {
  const [outcome] = await store.commit([command]);
  if (!outcome || "refusal" in outcome) throw new Error(JSON.stringify(outcome));
  return outcome.result;
}

/** As a hand draws: some twenty places along a curve, now and then a shape. Always the same by its number. */
function sketch(sid: string, n: number): Stroke {
  const random = (of: number, salt: number) =>
    ((Math.imul(n + 1, 2_654_435_761) ^ Math.imul(salt, 40_503)) >>> 8) % of;
  const [x, y] = [20 + random(280, 1), 20 + random(160, 2)];
  const ink = n % 5 === 0 ? `#${random(0xffffff, 3).toString(16).padStart(6, "0")}` : random(16, 4);
  const how = { sid, ink, width: 1 + random(4, 5) };
  if (n % 10 === 0) return { ...how, tool: "ellipse", points: [x, y, x - 15, y + 10] };
  if (n % 10 === 1) return { ...how, tool: "rectangle", points: [x, y, x + 12, y - 9], filled: true };
  const turn = random(628, 6) / 100;
  const points = Array.from({ length: 10 + random(20, 7) }, (_, step) => [
    Math.round(x + (step / 2) * Math.cos(turn + step / 9)),
    Math.round(y + (step / 2) * Math.sin(turn + step / 9)),
  ]).flat();
  return { ...how, tool: "pencil", points };
}

let id = 1_000;
function asked(
  socket: LoadSocket,
  request: object,
): Promise<{ bytes: number; frame: Record<string, unknown> }> {
  id += 1;
  const re = id;
  return new Promise((resolve, reject) => {
    socket.onText = payload => {
      const frame = JSON.parse(payload.toString()) as Record<string, unknown>;
      if (frame.re !== re) return;
      if (frame.type === "ok") resolve({ bytes: payload.length, frame });
      else reject(new Error(payload.toString()));
    };
    socket.send({ ...request, id: re });
  });
}

async function enter(socket: LoadSocket, name: string): Promise<number> {
  const { frame } = await asked(socket, { type: "join", name });
  return (frame.room as RoomSummary).room;
}

/** All pages of a board: how long that took, and how many bytes they were. */
async function opened(socket: LoadSocket, room: number): Promise<{ ms: number; bytes: number }> {
  const started = performance.now();
  let bytes = 0;
  for (let since = 0, more = true; more; ) {
    const page = await asked(socket, { type: "board", room, since });
    bytes += page.bytes;
    since = page.frame.upTo as number;
    more = page.frame.more as boolean;
  }
  return { ms: performance.now() - started, bytes };
}

/** From the wish to the pixels, in milliseconds. */
async function seenBy(port: number, room: number): Promise<number> {
  const stateDir = mkdtempSync(join(tmpdir(), "backchannel-bench-board-"));
  const client = await Client.open({ address: `ws://127.0.0.1:${port}`, user: "viewer", stateDir });
  client.start();
  await new Promise<void>(resolve => {
    const look = () => client.connection.get().status === "online" && resolve();
    client.connection.subscribe(look);
    look();
  });
  await client.join(names.flat);
  const started = performance.now();
  const failure = await client.board(room).open();
  if (failure) throw new Error(failure.message);
  boardPixels(client.board(room).state.get());
  const ms = performance.now() - started;
  await client.stop();
  rmSync(stateDir, { recursive: true, force: true });
  return ms;
}
