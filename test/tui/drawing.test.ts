import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type BoardState, boardPixels, shownStrokes } from "../../src/client/index.ts";
import { paintAll, pictureOf, pixelsOf } from "../../src/protocol/index.ts";
import { type Drawing, newDrawing, pointedAt, sketchAt, spotOf, zoomed } from "../../src/tui/drawing.ts";
import { when } from "../client/support/test-client.ts";
import { twoApart } from "../client/support/two-apart.ts";
import { TestTui } from "./support/test-tui.ts";
import { together } from "./support/two-people.ts";

const f6 = "\x1b[17~";
const right = "\x1b[C";
const esc = "\x1b";
const mouse = (button: number, x: number, y: number, end: "M" | "m" = "M") =>
  `\x1b[<${button};${x + 1};${y + 1}${end}`;

/** alice at the board of #general, which bob has open, too. */
async function drawing(columns = 100, rows = 30) {
  const { screen, alice, bob, room } = await together(columns, rows);
  const board = bob.board(room);
  await board.open();
  screen.type(f6);
  await screen.shows("pencil bright white 1");
  await when(alice.board(room).state, ({ loaded }) => loaded);
  const bobSees = (fits: (state: BoardState) => boolean) => when(board.state, fits);
  return { screen, alice, bob, room, board, bobSees };
}

const tools = (state: BoardState) => shownStrokes(state).map(({ tool }) => tool);

test("a path is drawn by keys, seen by others while it grows, and stored when the pen is up", async () => {
  const { screen, bobSees } = await drawing();
  screen.type(` ${right}${right}`);
  await bobSees(({ growing: [one] }) => one?.name === "alice" && one.stroke.points.length === 6);
  screen.type(" ");
  await bobSees(state => tools(state).join() === "pencil" && state.growing.length === 0);
});

test("each tool is a letter; a fill is whole with one key, a text is asked for", async () => {
  const { screen, bobSees } = await drawing();
  screen.type("r1 LJ Fo LJ i LK e L f4 ");
  await bobSees(state => tools(state).join(" ") === "rectangle ellipse line eraser fill");
  screen.type("t ");
  await screen.shows("Which text?");
  screen.type("hi bob\r");
  await bobSees(state => shownStrokes(state).at(-1)?.text === "hi bob");
});

test("the mouse presses, drags and lets go, also beyond the board's edge, and its wheel goes nearer", async () => {
  const { screen, bobSees } = await drawing();
  screen.type(mouse(0, 50, 12) + mouse(32, 60, 14) + mouse(32, 99, 29) + mouse(0, 99, 29, "m"));
  await bobSees(state => shownStrokes(state)[0]?.points.length === 6);
  screen.type(mouse(64, 50, 12));
  await screen.shows("pencil bright white 1, 2x");
  screen.type(mouse(65, 50, 12));
  await screen.shows(text => !text.includes(", 2x"));
});

test("what one drew is taken back and put there again; Esc gives up a stroke, and then leaves", async () => {
  const { screen, bobSees, board } = await drawing();
  screen.type(` ${right} `);
  await bobSees(state => tools(state).length === 1);
  screen.type("u");
  await bobSees(state => tools(state).length === 0);
  screen.type("U");
  await bobSees(state => tools(state).length === 1);
  screen.type(` ${right}`);
  await bobSees(({ growing }) => growing.length === 1);
  screen.type(esc);
  await bobSees(({ growing }) => growing.length === 0);
  screen.type(esc);
  await screen.shows("alice joined");
  expect(tools(board.state.get())).toHaveLength(1);
});

test("F6 on the board gives up a stroke, and leaves", async () => {
  const { screen, bobSees } = await drawing();
  screen.type(` ${right}`);
  await bobSees(({ growing }) => growing.length === 1);
  screen.type(f6);
  await screen.shows("alice joined");
  await bobSees(({ growing, strokes }) => growing.length === 0 && strokes.length === 0);
});

test("F6 where frames or the help are over the board shows it as it was, with what is in one's hand", async () => {
  const { screen, bobSees } = await drawing();
  screen.type(`3 ${right}`);
  await bobSees(({ growing }) => growing.length === 1);
  for (const [open, told] of [
    ["\x1b[20~", "Space stand still"],
    ["\x1bOP", "PgDn: more. Esc: close."],
  ] as const) {
    screen.type(open);
    await screen.shows(told);
    screen.type(f6);
    await screen.shows("pencil yellow 1, pen down");
  }
});

test("a board is cleared only after a question, and for a minute it can be had again", async () => {
  const { screen, bobSees } = await drawing();
  screen.type(` ${right} `);
  await bobSees(state => tools(state).length === 1);
  screen.type("Xn");
  await screen.shows("It stays.");
  screen.type("Xy");
  await bobSees(state => tools(state).length === 0);
  screen.type("R");
  await bobSees(state => tools(state).length === 1);
});

test("a colour has a number, a name or its parts, and what is none is told", async () => {
  const { screen } = await drawing();
  for (const [typed, shown] of [
    ["3", "pencil yellow 1"],
    ["cbrightred\r", "pencil bright red 1"],
    ["cbright cyan\r", "pencil bright cyan 1"],
    ["c#00Ff7f\r", "pencil #00ff7f 1"],
    ["c12\r", "pencil bright blue 1"],
    ["]]", "pencil bright blue 3"],
    ["cpuce\r", "There is no colour puce: 0 to 15"],
  ] as const) {
    screen.type(typed);
    await screen.shows(shown);
  }
});

test("what is told at the board is seen whole, and the next key or question brings back what is in one's hand", async () => {
  const { screen } = await drawing(80, 24);
  screen.type("cnonsense\r");
  await screen.shows("There is no colour nonsense: 0 to 15, a name, or #rrggbb.");
  screen.type("l");
  await screen.shows("pencil bright white 1");
  screen.type("cnonsense\r");
  await screen.shows("There is no colour nonsense");
  screen.type(mouse(0, 50, 12));
  await screen.shows("pencil bright white 1, pen down");
  screen.type(`${mouse(0, 50, 12, "m")}cnonsense\r`);
  await screen.shows("There is no colour nonsense");
  // Over the board it goes for a question, too.
  screen.type("\x06");
  await screen.shows(/Search for what\? \(Esc: nothing\) ─/);
});

test("while frames or the help are over the board, neither its keys nor the mouse draw, and the line says whose keys there are", async () => {
  const { screen, bobSees } = await drawing();
  for (const [open, told] of [
    ["\x1b[20~", "Space stand still"],
    ["\x1bOP", "PgDn: more. Esc: close."],
  ] as const) {
    screen.type(open);
    await screen.shows(text => text.includes(told) && !text.includes("pencil bright white"));
    screen.type(mouse(0, 50, 12) + mouse(32, 60, 14) + mouse(0, 60, 14, "m"));
    screen.type(esc);
    await screen.shows(text => !text.includes(told) && text.includes("pencil bright white 1  Esc: leave"));
  }
  screen.type("i LJ ");
  await bobSees(state => tools(state).join() === "line");
});

test("a list that is opened at the board is seen", async () => {
  for (const [keys, title] of [
    ["\x1bi", "Not read"],
    ["\x06plan\r", "Search: plan"],
  ] as const) {
    const { screen } = await drawing();
    screen.type(keys);
    await screen.shows(title);
    screen.type(esc);
    await screen.shows("alice joined");
  }
});

test("what is begun at the board, or over frames, to be written is written", async () => {
  for (const [keys, line] of [
    ["\x07gen", "› /go gen"],
    ["\x1bk/topic\rtea", "› /topic tea"],
  ] as const) {
    const { screen } = await drawing();
    screen.type(keys);
    await screen.shows(line);
    await screen.shows("alice joined");
    screen.type("\x03\x1b[20~");
    await screen.shows("Space stand still");
    screen.type(keys);
    await screen.shows(line);
  }
});

test("where somebody else points stands their name", async () => {
  const { screen, board } = await drawing();
  board.pointer(160, 20);
  await screen.shows("┼bob");
});

test("a board that is opened without a server says so, shows what one draws on it, and sends that", async () => {
  const { line, alice, bob, room } = await twoApart();
  line.break();
  await when(bob.connection, ({ status }) => status === "waiting");
  const screen = new TestTui(bob, room, 100, 30);
  screen.type(f6);
  await screen.shows("What is on the board is not here yet. What you draw waits.");
  screen.type("i LJ ");
  await screen.shows(text => (text.match(/[▀▄█]/g)?.length ?? 0) > 5);
  line.mend();
  bob.retryNow();
  await screen.shows(text => !text.includes("What you draw waits."));
  const board = alice.board(room);
  await board.open();
  await when(board.state, state => tools(state).join() === "line");
  line.break();
  await screen.shows("There is no connection. What you draw waits.");
});

test("/draw export writes the picture by the file's name, and overwrites nothing", async () => {
  const { screen } = await drawing();
  const directory = mkdtempSync(join(tmpdir(), "backchannel-test-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  screen.type(esc);
  await screen.shows("alice joined");
  screen.type(`/draw export ${directory}/b.txt\r`);
  await screen.shows("The board is in");
  expect(existsSync(`${directory}/b.txt`)).toBe(true);
  screen.type(`/draw export ${directory}/b.txt\r`);
  await screen.shows("there is such a file already");
  screen.type(`/draw export ${directory}/b.doc\r`);
  await screen.shows("The name says what it is to be");
});

test("/draw share puts the board into the conversation as a picture, with words or without; an empty one is refused", async () => {
  const { screen, alice, bob, room, board, bobSees } = await drawing();
  screen.type(esc);
  await screen.shows("alice joined");
  screen.type("/draw share\r");
  await screen.shows("Nothing is drawn on the board.");
  board.draw({ tool: "rectangle", ink: 2, width: 9, points: [20, 20, 300, 180] });
  await bobSees(({ unstored, mark }) => unstored.length === 0 && mark === 1);
  const pictureIn = async (count: number) => {
    const timeline = await when(bob.room(room).timeline, ({ messages }) => messages.length === count);
    return timeline.messages.at(-1);
  };
  // What was refused came back, to be sent once more.
  screen.type("\r");
  const bare = await pictureIn(1);
  expect(bare?.text).toBe("");
  expect(bare?.picture && pixelsOf(bare.picture)).toEqual(boardPixels(board.state.get()));
  await screen.shows(/▄▄▄▄▄▄▄▄▄▄/);
  screen.type("/draw share our plan\r");
  expect(await pictureIn(2)).toMatchObject({ text: "our plan", picture: bare?.picture });
  await screen.shows("our plan");
  // Nobody looks at the board: what is drawn there is of no interest here.
  expect(alice.board(room).isOpen).toBe(false);
});

test("a board is shared in its own room, wherever one has gone while it was looked at", async () => {
  const { line, alice, bob, room } = await twoApart();
  const board = alice.board(room);
  await board.open();
  board.draw({ tool: "rectangle", ink: 2, width: 9, points: [20, 20, 300, 180] });
  await when(board.state, ({ mark }) => mark === 1);
  const screen = new TestTui(bob, room, 100, 30);
  screen.type("/join ops\r");
  await screen.shows("beginning of #ops");
  screen.type("\x1b1");
  await screen.shows("beginning of #general");
  line.hold();
  screen.type("/draw share our plan\r\x1b2");
  await screen.shows("beginning of #ops");
  line.release();
  const { messages } = await when(alice.room(room).timeline, timeline => timeline.messages.length === 1);
  expect(messages[0]).toMatchObject({ text: "our plan", picture: { width: 320 } });
});

test("a path that is as long as one may be goes on in another from its end", async () => {
  const { screen, bobSees } = await drawing();
  const there = [30, 40].map(x => mouse(32, x, 12)).join("");
  screen.type(mouse(0, 40, 12) + there.repeat(600) + mouse(0, 40, 12, "m"));
  const { strokes } = await bobSees(state => tools(state).length === 2);
  const [first, second] = strokes.map(({ stroke }) => stroke.points);
  expect(first).toHaveLength(2_000);
  expect(second?.slice(0, 2)).toEqual(first?.slice(-2));
  expect((first?.length ?? 0) + (second?.length ?? 0)).toBe(2 * (1 + 1_200 + 1));
});

test("a key shares what is on the board; Esc does not, and an empty board is refused", async () => {
  const { screen, bob, room, bobSees } = await drawing();
  screen.type("s");
  await screen.shows("Nothing is drawn on the board.");
  screen.type("r LJ ");
  await bobSees(state => tools(state).length === 1);
  screen.type("s");
  await screen.shows("Share the board with which words?");
  screen.type(esc);
  await screen.shows(text => !text.includes("Share the board"));
  screen.type("sour plan\r");
  await screen.shows("The conversation has a picture of the board.");
  const { messages } = await when(bob.room(room).timeline, ({ messages }) => messages.length > 0);
  expect(messages).toMatchObject([{ text: "our plan", picture: { width: 320, height: 200 } }]);
});

test("o shows the picture of a message in the place of the messages, o again in fine lines, Esc leaves it", async () => {
  const { screen, bob, room } = await together(100, 30);
  const size = { width: 320, height: 200 };
  const frame = { sid: "12345678", tool: "rectangle" as const, ink: 2, width: 9, points: [9, 9, 310, 190] };
  const picture = pictureOf({ ...size, pixels: paintAll(size, [frame]) });
  if (!picture) throw new Error("a rectangle is something");
  await bob.send(room, "our plan", { picture });
  await screen.shows("our plan");
  screen.type("\x13o");
  await screen.shows(text => !text.includes("our plan") && /▄{40}/.test(text));
  await screen.shows("Esc: close  o fine lines");
  screen.type("o");
  await screen.shows(/[\u2801-\u28ff]{40}/);
  screen.type(esc);
  await screen.shows("our plan");
  // In a list there is one row for it.
  screen.type("\x06plan\r");
  await screen.shows(/our plan[^\n]*\n[^\n]* \[picture 320x200\] *[^\n]*\n/);
  await screen.shows(text => !/▄{5}/.test(text));
});

test("what is drawn by one is the very picture that the other has", async () => {
  const { screen, alice, room, board, bobSees } = await drawing();
  screen.type("r LJ fH e LL ");
  await bobSees(state => tools(state).length === 3);
  await when(alice.board(room).state, ({ unstored }) => unstored.length === 0);
  expect(boardPixels(alice.board(room).state.get())).toEqual(boardPixels(board.state.get()));
});

const size = { width: 320, height: 200 };

test("a path grows point by point, and what has two points has another second one", () => {
  const pencil = { ...newDrawing, stroke: { sid: "12345678", ...sketchAt(newDrawing, { x: 1, y: 2 }) } };
  const moved = pointedAt(pointedAt(pencil, { x: 3, y: 4 }), { x: 3, y: 4 });
  expect(moved.stroke?.points).toEqual([1, 2, 3, 4]);
  const line = { ...newDrawing, tool: "line" as const };
  const drawn = { ...line, stroke: { sid: "12345678", ...sketchAt(line, { x: 1, y: 2 }) } };
  expect(pointedAt(pointedAt(drawn, { x: 9, y: 9 }), { x: 3, y: 4 }).stroke?.points).toEqual([1, 2, 3, 4]);
});

test("a path ends where it is as long as one may be", () => {
  let drawing: Drawing = {
    ...newDrawing,
    stroke: { sid: "12345678", ...sketchAt(newDrawing, { x: 0, y: 0 }) },
  };
  for (let n = 1; n <= 1_010; n++) drawing = pointedAt(drawing, { x: n % 10, y: 0 });
  expect(drawing.stroke?.points.length).toBe(2_000);
  drawing = { ...newDrawing, stroke: { sid: "12345678", ...sketchAt(newDrawing, { x: 0, y: 0 }) } };
  for (let n = 1; n <= 100; n++) drawing = pointedAt(drawing, { x: n % 2 === 1 ? 1_023 : 0, y: 0 });
  // The first, and as many as fit into 65,536 pixels.
  expect(drawing.stroke?.points.length).toBe(2 * 65);
});

test("one begins in the middle, and never points beside the board", () => {
  expect(spotOf(newDrawing, size)).toEqual({ x: 160, y: 100 });
  expect(spotOf({ ...newDrawing, at: { x: 900, y: 900 } }, size)).toEqual({ x: 319, y: 199 });
});

test("nearer and further has ends", () => {
  let seen = newDrawing;
  for (let n = 0; n < 10; n++) seen = zoomed(seen, 1, size);
  expect(seen.zoom).toBe(32);
  for (let n = 0; n < 10; n++) seen = zoomed(seen, -1, size);
  expect(seen.zoom).toBe(1);
});
