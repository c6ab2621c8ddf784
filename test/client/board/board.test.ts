import { expect, it, onTestFinished } from "vitest";
import { type BoardState, boardPixels, type Client } from "../../../src/client/index.ts";
import { paintAll, type Stroke } from "../../../src/protocol/index.ts";
import { type TestServerOptions, testServer } from "../../server/support/test-server.ts";
import { Line } from "../support/line.ts";
import { inGeneral, testClient, when } from "../support/test-client.ts";

const noRates = { sendsPerSecond: 0, joinsPerSecond: 0, drawsPerSecond: 0, framesPerSecond: 0 };

/** People in #general of a server of their own, each at the end of a line, with its board before them. */
async function atBoard<const N extends readonly string[]>(names: N, options: TestServerOptions = {}) {
  const server = await testServer({ limits: noRates, ...options });
  const come = async (name: string) => {
    const line = await Line.lay(() => server.port);
    onTestFinished(() => line.close());
    const client = await testClient(line.address, name);
    const room = await inGeneral(client);
    const board = client.board(room);
    expect(await board.open()).toBeUndefined();
    return { client, line, room, board };
  };
  const people = [];
  for (const name of names) people.push(await come(name));
  return { people: people as { [K in keyof N]: Awaited<ReturnType<typeof come>> }, come };
}

const pencil = (...points: number[]) => ({ tool: "pencil", ink: 2, width: 3, points }) as const;
const reached = (client: Client, room: number, mark: number) =>
  when(client.board(room).state, state => state.mark >= mark && state.unstored.length === 0);
const strokesOf = (state: BoardState): Stroke[] => state.strokes.map(({ stroke }) => stroke);

it("what one draws is seen at once, and by all as the very same pixels; who comes late sees it, too", async () => {
  const { people, come } = await atBoard(["alice", "bob"]);
  const [alice, bob] = people;
  alice.board.draw(pencil(0, 0, 50, 50));
  expect(boardPixels(alice.board.state.get())[0]).toBe(3);
  bob.board.draw({ tool: "rectangle", ink: "#ff8000", width: 1, points: [10, 10, 60, 40], filled: true });
  alice.board.draw({ tool: "text", ink: 4, width: 2, points: [100, 100], text: "hello" });
  const late = await come("carol");
  const states = [alice, bob, late].map(({ client, room }) => reached(client, room, 3));
  const [one, ...others] = await Promise.all(states);
  if (!one) throw new Error("nobody is there");
  const pixels = boardPixels(one);
  expect(pixels).toEqual(paintAll(one.size, strokesOf(one)));
  expect(pixels.some(pixel => pixel !== 0)).toBe(true);
  for (const state of others) expect(boardPixels(state)).toEqual(pixels);
});

it("a path is seen while it grows, becomes a stroke when it is finished, and one that is given up goes away", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  const sketch = alice.board.begin(pencil(1, 1));
  for (let n = 2; n <= 6; n++) {
    alice.board.growing({ ...sketch, points: Array.from({ length: n * 2 }, (_, at) => at) });
  }
  const points = Array.from({ length: 12 }, (_, at) => at);
  const grown = await when(bob.board.state, ({ growing }) => growing[0]?.stroke.points.length === 12);
  expect(grown.growing).toMatchObject([{ name: "alice", stroke: { ...sketch, points } }]);
  expect(grown.strokes).toEqual([]);
  alice.board.draw({ ...sketch, points });
  const done = await when(bob.board.state, ({ strokes }) => strokes.length === 1);
  expect(done.growing).toEqual([]);
  expect(strokesOf(done)).toEqual([{ ...sketch, points }]);
  const other = alice.board.begin(pencil(9, 9));
  alice.board.growing(other);
  await when(bob.board.state, ({ growing }) => growing.length === 1);
  alice.board.giveUp(other);
  await when(bob.board.state, ({ growing }) => growing.length === 0);
  expect(bob.board.state.get().strokes.length).toBe(1);
});

it("the others see where one points, until one closes the board", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  for (let x = 0; x <= 30; x++) alice.board.pointer(x, 7);
  const { pointers } = await when(bob.board.state, state => state.pointers[0]?.x === 30);
  expect(pointers).toEqual([{ user: alice.client.me.get()?.user, name: "alice", x: 30, y: 7 }]);
  alice.board.close();
  await when(bob.board.state, state => state.pointers.length === 0);
});

it("when the line is cut in the middle of a drag, the stroke is seen all the same, and is stored once when it is back", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  const sketch = alice.board.begin(pencil(1, 1, 2, 2));
  alice.board.growing(sketch);
  await when(bob.board.state, ({ growing }) => growing.length === 1);
  alice.line.break();
  await when(alice.client.connection, ({ status }) => status !== "online");
  // Nobody is seen to draw who is not there.
  await when(bob.board.state, ({ growing }) => growing.length === 0);
  const stroke = { ...sketch, points: [1, 1, 2, 2, 40, 40] };
  alice.board.growing(stroke);
  alice.board.draw(stroke);
  alice.board.draw(pencil(5, 5));
  alice.board.undo();
  bob.board.draw(pencil(90, 90));
  const alone = alice.board.state.get();
  expect(alone.unstored.length).toBe(3);
  expect(boardPixels(alone)).toEqual(paintAll(alone.size, [stroke]));
  await reached(bob.client, bob.room, 1);
  alice.line.mend();
  alice.client.retryNow();
  const [mine, theirs] = await Promise.all([
    reached(alice.client, alice.room, 4),
    reached(bob.client, bob.room, 4),
  ]);
  expect(mine.strokes.map(({ undone }) => undone ?? false)).toEqual([false, false, true]);
  expect(strokesOf(mine)[1]).toEqual(stroke);
  expect(boardPixels(theirs)).toEqual(boardPixels(mine));
});

it("a stroke whose answer was lost is stored once", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  alice.line.hold();
  alice.board.draw(pencil(3, 3));
  await reached(bob.client, bob.room, 1);
  alice.line.cut();
  alice.line.release();
  await when(alice.client.connection, ({ status }) => status !== "online");
  expect(alice.board.state.get().unstored.length).toBe(1);
  alice.client.retryNow();
  expect((await reached(alice.client, alice.room, 1)).strokes.length).toBe(1);
  alice.board.draw(pencil(4, 4));
  const { strokes } = await reached(bob.client, bob.room, 2);
  expect(strokes.map(({ mark }) => mark)).toEqual([1, 2]);
});

it("one undoes and redoes what one has drawn oneself, the last first", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  expect([alice.board.undo(), alice.board.redo()]).toEqual([false, false]);
  const first = alice.board.draw(pencil(1, 1));
  const second = alice.board.draw(pencil(2, 2));
  await reached(bob.client, bob.room, 2);
  bob.board.draw(pencil(3, 3));
  await reached(alice.client, alice.room, 3);
  const shown = async (mark: number) =>
    (await reached(bob.client, bob.room, mark)).strokes
      .filter(({ undone }) => !undone)
      .map(({ stroke }) => stroke.sid);
  expect(alice.board.undo()).toBe(true);
  expect(await shown(4)).not.toContain(second);
  expect(alice.board.undo()).toBe(true);
  expect(await shown(5)).not.toContain(first);
  expect(alice.board.undo()).toBe(false);
  expect(alice.board.redo()).toBe(true);
  expect(await shown(6)).toContain(first);
  expect(await shown(6)).not.toContain(second);
  // Who goes on does not come back to what was before.
  alice.board.draw(pencil(6, 6));
  expect(alice.board.redo()).toBe(false);
});

it("what one drew before one cleared it is cleared, too, also if it was not on its way yet", async () => {
  const [alice] = (await atBoard(["alice"])).people;
  for (let n = 0; n < 5; n++) alice.board.draw(pencil(n, n));
  expect(await alice.board.clear()).toBeUndefined();
  const state = await reached(alice.client, alice.room, 6);
  expect(state).toMatchObject({ cleared: 6, strokes: [] });
});

it("who was away while it was cleared, and that was taken back, and much was drawn, is in step again", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  alice.board.draw(pencil(1, 1));
  await reached(alice.client, alice.room, 1);
  expect(await bob.board.clear()).toBeUndefined();
  await when(alice.board.state, ({ cleared }) => cleared === 2);
  expect(alice.board.state.get()).toMatchObject({ strokes: [], clearing: { name: "bob" } });
  alice.line.break();
  await when(alice.client.connection, ({ status }) => status !== "online");
  expect(await bob.board.undoClear()).toBeUndefined();
  for (let n = 0; n < 20; n++) bob.board.draw(pencil(n, n));
  const theirs = await reached(bob.client, bob.room, 23);
  expect(theirs.strokes.length).toBe(21);
  expect(await bob.board.undoClear()).toMatchObject({ code: "too_late" });
  alice.line.mend();
  alice.client.retryNow();
  const mine = await reached(alice.client, alice.room, 23);
  expect(mine.strokes).toEqual(theirs.strokes);
  expect(mine).not.toHaveProperty("clearing");
});

it("who only wants to know what is on it closes it for nobody who has it before them", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  alice.board.close();
  bob.board.draw(pencil(1, 1));
  await reached(bob.client, bob.room, 1);
  const loaded = alice.board.load();
  const opened = alice.board.open();
  expect(await Promise.all([loaded, opened])).toEqual([undefined, undefined]);
  expect(alice.board.isOpen).toBe(true);
  bob.board.draw(pencil(2, 2));
  await reached(alice.client, alice.room, 2);
  alice.board.close();
  bob.board.draw(pencil(3, 3));
  await reached(bob.client, bob.room, 3);
  expect(await alice.board.load()).toBeUndefined();
  expect(alice.board.state.get().mark).toBe(3);
  expect(alice.board.isOpen).toBe(false);
});

it("what was closed is in step when it is opened again, and costs nothing meanwhile", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  alice.board.close();
  const heard: string[] = [];
  alice.client.on(({ type }) => heard.push(type));
  bob.board.draw(pencil(1, 1));
  await reached(bob.client, bob.room, 1);
  await alice.client.request("ping", {});
  expect(heard).not.toContain("stroke");
  // What one draws nevertheless is stored.
  alice.board.draw(pencil(2, 2));
  await reached(bob.client, bob.room, 2);
  await alice.board.open();
  expect((await reached(alice.client, alice.room, 2)).strokes.length).toBe(2);
});

it("what the server does not want is taken away again, with the reason", async () => {
  const [alice] = (await atBoard(["alice"])).people;
  alice.board.draw(pencil(319, 199, 320, 0));
  const { refused, unstored } = await when(alice.board.state, state => state.unstored.length === 0);
  expect({ refused, unstored }).toMatchObject({ refused: { code: "bad_stroke" }, unstored: [] });
  alice.board.draw(pencil(0, 0));
  expect(alice.board.state.get().refused).toBeUndefined();
});

it("a board of many strokes begins with a picture, the same as painted from the first stroke on, and what is in it is dry", async () => {
  const { people, come } = await atBoard(["alice"]);
  const [alice] = people;
  const { room } = alice;
  const strokes: Stroke[] = Array.from({ length: 2_400 }, (_, n) => ({
    ...pencil((n * 7) % 320, (n * 13) % 200, (n * 11) % 320, (n * 5) % 200),
    sid: `stroke-${n}`,
    ink: n % 16,
  }));
  const draw = (stroke: Stroke) => alice.client.request("draw", { room, stroke });
  await Promise.all(strokes.map(draw));
  const late = await come("bob");
  const state = await reached(late.client, room, 2_400);
  expect(state.base?.mark).toBeGreaterThan(1_700);
  expect(state.strokes.length).toBeLessThan(700);
  const expected = paintAll(state.size, strokes);
  expect(boardPixels(state)).toEqual(expected);
  expect(boardPixels(await reached(alice.client, room, 2_400))).toEqual(expected);
  const undraw = (sid: string) => alice.client.request("undraw", { room, sid, on: false });
  expect(await undraw("stroke-5")).toMatchObject({ code: "too_late" });
  expect(await undraw("stroke-2399")).toMatchObject({ mark: 2_401 });
  const without = await reached(late.client, room, 2_401);
  expect(boardPixels(without)).toEqual(paintAll(state.size, strokes.slice(0, -1)));
  // Cleared, and there again: with the picture.
  await alice.board.clear();
  await reached(late.client, room, 2_402);
  expect(boardPixels(late.board.state.get()).every(pixel => pixel === 0)).toBe(true);
  await alice.board.undoClear();
  const again = await reached(late.client, room, 2_403);
  expect(boardPixels(again)).toEqual(boardPixels(without));
});

it("who has a board open while very much is drawn keeps only the end of it as strokes", async () => {
  const [alice, bob] = (await atBoard(["alice", "bob"])).people;
  const { room } = alice;
  const count = 3_000;
  const strokes = Array.from({ length: count }, (_, n) => ({
    ...pencil(n % 320, n % 200),
    sid: `stroke-${n}`,
  }));
  for (let from = 0; from < count; from += 500) {
    const some = strokes.slice(from, from + 500);
    await Promise.all(some.map(stroke => alice.client.request("draw", { room, stroke })));
  }
  const state = await reached(bob.client, room, count);
  expect(state.strokes.length).toBeLessThan(2_000);
  expect(boardPixels(state)).toEqual(paintAll(state.size, strokes));
});
