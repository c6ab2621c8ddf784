import { join } from "node:path";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { boardPixels, type Client } from "../../../src/client/index.ts";
import { type BoardSize, paintAll, type Stroke } from "../../../src/protocol/index.ts";
import { openConnection } from "../../../src/server/store/sqlite/connect.ts";
import { runQuery } from "../../../src/server/store/sqlite/reads.ts";
import type { Connection } from "../../../src/server/store/sqlite/statement.ts";
import { anyStroke } from "../../protocol/board/support/strokes.ts";
import { newCid, temporaryDirectory, testServer } from "../../server/support/test-server.ts";
import { Line } from "../support/line.ts";
import { quickClock } from "../support/quick-clock.ts";
import { online, testClient, when } from "../support/test-client.ts";

const size: BoardSize = { width: 40, height: 30 };
const runs = Number(process.env.RUNS ?? 8);
const noRates = { sendsPerSecond: 0, joinsPerSecond: 0, drawsPerSecond: 0, framesPerSecond: 0 };

interface Device {
  readonly client: Client;
  readonly line: Line;
}

const verbs = [
  "undo",
  "redo",
  "clear",
  "undoClear",
  "cut",
  "break",
  "mend",
  "hold",
  "release",
  "close",
  "open",
] as const;
type Act = { readonly device: number; readonly wait: boolean } & (
  | { readonly verb: "draw"; readonly stroke: Stroke }
  | { readonly verb: (typeof verbs)[number] }
);

const where = { device: fc.nat(2), wait: fc.boolean() };
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ ...where, verb: fc.constant("draw" as const), stroke: anyStroke(size) }),
  },
  { weight: 2, arbitrary: fc.record({ ...where, verb: fc.constantFrom(...(["undo", "redo"] as const)) }) },
  { weight: 2, arbitrary: fc.record({ ...where, verb: fc.constantFrom(...verbs) }) },
);

/** What a device does; the answers that are waited for in the end. */
async function perform({ client, line }: Device, room: number, one: Act): Promise<unknown> {
  const board = client.board(room);
  if (one.verb === "draw") board.draw({ ...one.stroke, sid: newCid() });
  else if (one.verb === "undo") board.undo();
  else if (one.verb === "redo") board.redo();
  else if (one.verb === "clear") return board.clear();
  else if (one.verb === "undoClear") return board.undoClear();
  else if (one.verb === "open") return board.open();
  else if (one.verb === "close") board.close();
  else line[one.verb]();
  return undefined;
}

/** What is to be seen by all that was ever done, one deed after the other: nothing of it is missing. */
function replayed(connection: Connection, room: number, user: number): { head: number; pixels: Uint32Array } {
  const deeds = [];
  for (let before = Number.MAX_SAFE_INTEGER, more = true; more; ) {
    const page = runQuery(connection, "boardHistory", { user, room, before, limit: 1_000, bytes: 1_000_000 });
    if ("code" in page) throw new Error(page.message);
    deeds.push(...page.entries);
    more = page.more;
    before = page.entries.at(-1)?.mark ?? 0;
  }
  deeds.reverse();
  expect(deeds.map(({ mark }) => mark)).toEqual(deeds.map((_, place) => place + 1));
  const strokes = new Map<number, Stroke>();
  const undone = new Set<number>();
  const clears = [0];
  for (const { mark, did, of = 0, stroke } of deeds) {
    if (did === "draw" && stroke) strokes.set(mark, stroke);
    else if (did === "undo") undone.add(of);
    else if (did === "redo") undone.delete(of);
    else if (did === "clear") clears.push(mark);
    else clears.pop();
  }
  const above = clears.at(-1) ?? 0;
  const shown = [...strokes].filter(([mark]) => mark > above && !undone.has(mark));
  const head = deeds.at(-1)?.mark ?? 0;
  return {
    head,
    pixels: paintAll(
      size,
      shown.map(([, stroke]) => stroke),
    ),
  };
}

/** What is asked is answered: that a line was cut just now may not be known yet. */
async function back({ client }: Device): Promise<void> {
  do {
    client.retryNow();
    await online(client);
  } while ("code" in (await client.request("ping", {})));
}

/** Everybody is there again, and nothing is on its way. */
async function agree(
  devices: readonly Device[],
  room: number,
  answers: Promise<unknown>[],
  truth: Connection,
) {
  for (const { line } of devices) {
    line.mend();
    line.release();
  }
  for (const device of devices) {
    await back(device);
    await device.client.board(room).open();
  }
  await Promise.all(answers);
  const boards = devices.map(({ client }) => client.board(room));
  for (const { state } of boards) await when(state, ({ unstored }) => unstored.length === 0);
  const { head, pixels } = replayed(truth, room, devices[0]?.client.me.get()?.user ?? 0);
  for (const { state } of boards) {
    const reached = await when(state, ({ mark }) => mark >= head);
    expect(reached.mark).toBe(head);
    expect(boardPixels(reached)).toEqual(pixels);
  }
}

it("whoever draws, undoes and clears on whatever line, all see what a replay of the store makes", {
  timeout: 10_000 * runs,
}, async () => {
  const dataDir = temporaryDirectory();
  const server = await testServer({ dataDir, limits: noRates });
  const truth = openConnection(join(dataDir, "backchannel.db"), "reader");
  onTestFinished(() => void truth.database.close());
  const devices: Device[] = [];
  for (const name of ["ann", "bob", "cat"]) {
    const line = await Line.lay(() => server.port);
    onTestFinished(() => line.close());
    const client = await testClient(line.address, name, { clock: quickClock });
    client.start();
    await online(client);
    devices.push({ client, line });
  }
  const [{ client: owner }, ...others] = devices as [Device, ...Device[]];
  const round = fc.array(act, { minLength: 5, maxLength: 60, size: "max" });
  const run = async (rounds: readonly (readonly Act[])[], before: number) => {
    const name = `room${newCid()}`;
    const made = await owner.create(name, "", size);
    if (!("room" in made)) throw new Error(made.message);
    const { room } = made;
    for (const { client } of others) await client.join(name);
    const old = Array.from({ length: before }, (_, n): Stroke => {
      const points = [n % 40, n % 30, (n * 7) % 40, (n * 11) % 30];
      return { sid: `${name}-${n}`, tool: "line", ink: n % 16, width: 1, points };
    });
    await Promise.all(old.map(stroke => owner.request("draw", { room, stroke })));
    for (const { client } of devices) await client.board(room).open();
    for (const acts of rounds) {
      const answers: Promise<unknown>[] = [];
      for (const one of acts) {
        const device = devices[one.device] as Device;
        answers.push(perform(device, room, one));
        const next = devices[(one.device + 1) % devices.length] as Device;
        if (one.wait && !next.line.held) await next.client.request("ping", {});
      }
      await agree(devices, room, answers, truth);
    }
    for (const { client } of devices) client.board(room).close();
  };
  await fc.assert(
    fc.asyncProperty(
      fc.array(round, { minLength: 1, maxLength: 3, size: "max" }),
      fc.constantFrom(0, 0, 0, 2_290),
      run,
    ),
    // What sockets do is not repeated by a seed, so that a smaller case would not be one.
    { numRuns: runs, endOnFailure: true },
  );
});
