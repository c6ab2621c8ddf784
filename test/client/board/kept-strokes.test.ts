import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { KeptStrokes, readStrokes } from "../../../src/client/board/kept-strokes.ts";
import { type Client, shownStrokes } from "../../../src/client/index.ts";
import { Background } from "../../../src/client/kept/background.ts";
import type { Unstored } from "../../../src/client/state/board.ts";
import { FakeClock } from "../../server/support/fake-clock.ts";
import { temporaryDirectory, testServer } from "../../server/support/test-server.ts";
import { Line } from "../support/line.ts";
import { inGeneral, online, testClient, when } from "../support/test-client.ts";

const line = (sid: string): Unstored & { do: "draw" } => ({
  do: "draw",
  stroke: { sid, tool: "line", ink: "#ff8000", width: 2, points: [1, 2, 3, 4] },
});
const undone: Unstored = { do: "undraw", sid: "stroke-1", on: false };

/** What one program of somebody keeps. */
async function keeper(directory: string) {
  const [clock, background] = [new FakeClock(), new Background(undefined)];
  const before = await readStrokes(directory);
  return { clock, background, before, kept: new KeptStrokes(directory, before, clock, background) };
}

it("what was done on a board and not stored is on disk after a second, and nothing is when all is stored", async () => {
  const directory = join(temporaryDirectory(), "strokes");
  const { kept, clock, background } = await keeper(directory);
  kept.keep(7, [line("stroke-1"), { ...line("stroke-2"), mark: 5 }, undone]);
  kept.keep(8, [line("stroke-3")]);
  clock.pass(1_000);
  await background.idle();
  const [file = ""] = readdirSync(directory);
  expect(statSync(join(directory, file)).mode & 0o777).toBe(0o600);
  expect((await readStrokes(directory)).deeds).toEqual(
    new Map([
      [7, [line("stroke-1"), undone]],
      [8, [line("stroke-3")]],
    ]),
  );
  kept.keep(7, []);
  kept.keep(8, []);
  kept.flush();
  await background.idle();
  expect(readdirSync(directory)).toEqual([]);
});

it("who comes after takes over what is there, passes over what is none of it, and loses nothing of another program", async () => {
  const directory = join(temporaryDirectory(), "strokes");
  const [one, other] = [await keeper(directory), await keeper(directory)];
  one.kept.keep(7, [line("stroke-1")]);
  other.kept.keep(7, [line("stroke-2")]);
  for (const { kept, background } of [one, other]) {
    kept.flush();
    await background.idle();
  }
  writeFileSync(
    join(directory, "7-broken"),
    '{"type":"draw","id":1,"room":7,"stroke":{"sid":"x"}}\nnonsense\n',
  );
  writeFileSync(join(directory, "notes.txt"), "hello");
  const next = await keeper(directory);
  const deeds = next.before.deeds.get(7) ?? [];
  expect(deeds.map(deed => deed.do === "draw" && deed.stroke.sid).sort()).toEqual(["stroke-1", "stroke-2"]);
  next.kept.keep(7, deeds.slice(1));
  next.kept.flush();
  await next.background.idle();
  expect((await readStrokes(directory)).deeds.get(7)).toEqual(deeds.slice(1));
  expect(readFileSync(join(directory, "notes.txt"), "utf8")).toBe("hello");
});

it("what is drawn and undone without a connection is there when one has quit and come back, and is stored once", async () => {
  const server = await testServer();
  const wire = await Line.lay(() => server.port);
  onTestFinished(() => wire.close());
  const stateDir = temporaryDirectory();
  const come = () => testClient(wire.address, "alice", { stateDir });
  const first = await come();
  const room = await inGeneral(first);
  const board = first.board(room);
  await board.open();
  wire.break();
  await when(first.connection, ({ status }) => status !== "online");
  for (const sid of ["stroke-1", "stroke-2"]) board.draw(line(sid).stroke);
  board.undo();
  await first.stop();

  const seen = (client: Client) => shownStrokes(client.board(room).state.get()).map(({ sid }) => sid);
  const second = await come();
  expect(seen(second)).toEqual(["stroke-1"]);
  await second.stop();

  wire.mend();
  const third = await come();
  third.start();
  await online(third);
  // Nobody has the board open.
  await when(third.board(room).state, ({ unstored }) => unstored.length === 0);
  await third.board(room).open();
  expect(
    third
      .board(room)
      .state.get()
      .strokes.map(({ stroke, undone }) => [stroke.sid, undone]),
  ).toEqual([
    ["stroke-1", undefined],
    ["stroke-2", true],
  ]);
  await third.stop();
  const fourth = await come();
  expect(fourth.board(room).state.get().unstored).toEqual([]);
});
