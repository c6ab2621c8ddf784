import { expect, test } from "vitest";
import { isFailure, type Sketch } from "../../src/client/index.ts";
import { boardDeed } from "../../src/tui/board/history.ts";
import { when } from "../client/support/test-client.ts";
import { TestTui } from "./support/test-tui.ts";
import { aliceAndBob } from "./support/two-people.ts";

const pageDown = "\x1b[6~";
const esc = "\x1b";
const written = (text: string): Sketch => ({ tool: "text", ink: 1, width: 1, points: [5, 5], text });

/** A room that alice made, with bob in it, and her screen. */
async function ownRoom() {
  const { alice, bob, room: general } = await aliceAndBob();
  const screen = new TestTui(alice, general, 80, 24);
  screen.type("/create sketches 640x400 of the new hall\r");
  await screen.shows("of the new hall");
  const room = [...alice.rooms.get().values()].find(({ name }) => name === "sketches")?.room as number;
  await bob.join("sketches");
  return { alice, bob, screen, room };
}

test("/create makes a room with a board of the size that is given, and the rest is its topic", async () => {
  const { alice, screen, room } = await ownRoom();
  expect(alice.rooms.get().get(room)?.topic).toBe("of the new hall");
  await alice.board(room).open();
  expect(alice.board(room).state.get().size).toEqual({ width: 640, height: 400 });
  screen.type("/create small 15x400\r");
  await screen.shows("A board has 16 to 1024 pixels a side.");
  screen.type("/create plain 640 by 400\r");
  await screen.shows("640 by 400");
});

test("/draw history tells who keeps order who did what on a board, the newest first, page after page", async () => {
  const { alice, bob, screen, room } = await ownRoom();
  const [hers, his] = [alice.board(room), bob.board(room)];
  await Promise.all([hers.open(), his.open()]);
  for (let n = 1; n <= 120; n++) hers.draw(written(`no. ${n}!`));
  await when(hers.state, ({ unstored }) => unstored.length === 0);
  his.draw({ tool: "ellipse", ink: 1, width: 1, points: [0, 0, 9, 9] });
  his.undo();
  await when(his.state, ({ unstored }) => unstored.length === 0);
  expect(await his.clear()).toBeUndefined();
  screen.type("/draw history\r");
  const shown = await screen.shows("The board of #sketches");
  const said = shown
    .split("\n")
    .flatMap(row => /(bob|alice) (cleared.*\b|took.*\b|drew [a-z ]*\b)/.exec(row)?.[0] ?? []);
  expect(said.slice(0, 4)).toEqual([
    "bob cleared the board",
    "bob took back an ellipse",
    "bob drew an ellipse",
    "alice drew the text",
  ]);
  // Each page is asked for when the one before is nearly read.
  for (let pages = 0; pages < 12 && !screen.text().includes("no. 1!"); pages++) {
    const before = screen.text();
    screen.type(pageDown);
    await screen.shows(text => text !== before);
  }
  await screen.shows('alice drew the text "no. 1!"');
  screen.type(esc);
  await screen.shows("alice and bob joined");
});

test("whoever does not keep order there is not told", async () => {
  const { bob, room } = await ownRoom();
  const screen = new TestTui(bob, room, 80, 24);
  screen.type("/draw history\r");
  const refused = await bob.request("boardHistory", { room });
  await screen.shows(isFailure(refused) ? refused.message : "a refusal");
});

test("what was done is told in words, and no character of it does anything", () => {
  const stroke = { sid: "12345678", ...written("a\x1b[2Jb\n") };
  expect(boardDeed({ did: "draw", stroke })).toMatch(/^drew the text "a[ -~\u2400-\u243f]*"$/);
  expect(boardDeed({ did: "redo", stroke: { ...stroke, tool: "pencil" } })).toBe("put a path there again");
  expect(boardDeed({ did: "draw", stroke: { ...stroke, tool: "eraser" } })).toBe("drew with the eraser");
  expect(boardDeed({ did: "unclear" })).toBe("took back that it was cleared");
});
