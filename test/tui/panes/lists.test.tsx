import type { ReactElement } from "react";
import { expect, test } from "vitest";
import type { RoomOrder } from "../../../src/protocol/index.ts";
import { Members } from "../../../src/tui/panes/members.tsx";
import { rowsOf } from "../../../src/tui/panes/pane.tsx";
import { Rooms } from "../../../src/tui/panes/rooms.tsx";
import { Title } from "../../../src/tui/panes/title.tsx";
import { roomOrder } from "../../../src/tui/room-order.ts";
import {
  colourTheme,
  day,
  morning,
  people,
  person,
  plainTheme,
  roomOf,
  withoutStyle,
} from "../support/values.ts";

const size = { theme: plainTheme, width: 20, height: 6 };
const paneOf = { ...size, now: morning };
const lines = (pane: ReactElement) => rowsOf(pane).map(withoutStyle);

test("rooms are in the order of their names, with what is unread", () => {
  const all = [roomOf(1, "ops", { ordinal: 12, readOrdinal: 9 }), roomOf(2, "general")];
  const rooms = new Map(all.map(room => [room.room, room]));
  const [first, second] = lines(<Rooms {...size} rooms={rooms} active={2} />);
  expect(first).toMatch(/^›#general +│$/);
  expect(second).toMatch(/^•#ops +3 │$/);
});

test("a room has the colour that its owner gave it, where there are colours", () => {
  const rooms = new Map([[1, roomOf(1, "ops", { colour: "green" })]]);
  const coloured = <Rooms {...size} theme={colourTheme} rooms={rooms} active={undefined} />;
  expect(rowsOf(coloured).join("\n")).toContain("\x1b[38;5;64m#ops");
  const [plain] = lines(<Rooms {...size} rooms={rooms} active={undefined} />);
  expect(plain).toMatch(/^ #ops +│$/);
});

test("the active room is in sight, and marked by more than a colour", () => {
  const rooms = new Map(
    Array.from({ length: 50 }, (_, n) => [n + 1, roomOf(n + 1, `room-${n + 10}`)] as const),
  );
  const shown = lines(<Rooms {...size} rooms={rooms} active={40} />);
  expect(shown).toHaveLength(6);
  expect(shown.filter(row => row.startsWith("›"))).toEqual([expect.stringContaining("#room-49")]);
});

test("a room's news is a number that fits", () => {
  const rooms = new Map([[1, roomOf(1, "a-room-with-a-very-long-name", { ordinal: 12_345 })]]);
  const [row] = lines(<Rooms {...size} rooms={rooms} active={undefined} />);
  expect(row).toMatch(/^•#a-room-wit… 999\+ │$/);
});

test("favourites come first, conversations last, each under a heading; quiet rooms tell no numbers", () => {
  const all = [
    roomOf(1, "ops", { ordinal: 3, mentions: [2] }),
    roomOf(2, "@bob", { direct: [{ user: 2, name: "bob" }], ordinal: 1 }),
    roomOf(3, "zoo", { favourite: true }),
    roomOf(4, "noise", { notify: "none", ordinal: 9, mentions: [1] }),
    roomOf(5, "talk", { notify: "mentions", ordinal: 9 }),
  ];
  const rooms = new Map(all.map(room => [room.room, room]));
  const shown = lines(<Rooms {...size} height={9} rooms={rooms} active={3} />);
  expect(shown.map(row => row.replace(/ +│$/, "").replace(/ +/g, " "))).toEqual([
    " favourites",
    "›#zoo",
    " rooms",
    " #noise",
    "•#ops 3 @1",
    " #talk",
    " people",
    "•@bob 1",
    "",
  ]);
});

test("while a room is looked for, only those are listed that fit, and what begins so is first", () => {
  const rooms = new Map(["devops", "ops", "general"].map((name, n) => [n, roomOf(n, name)] as const));
  const shown = lines(<Rooms {...size} rooms={rooms} active={2} wanted="#OPS" />);
  expect(shown.slice(0, 3).map(row => row.replace(/ +│$/, ""))).toEqual([" #ops", " #devops", ""]);
});

test("rooms are listed as their person wants them", () => {
  const all = [
    roomOf(1, "b", { activeAt: 1 }),
    roomOf(2, "a", { activeAt: 2 }),
    roomOf(3, "c", { activeAt: 3 }),
  ];
  const rooms = new Map(all.map(room => [room.room, room]));
  const by = (order: RoomOrder) =>
    roomOrder(rooms, order)
      .map(({ name }) => name)
      .join("");
  expect([by("name"), by("activity"), by("created")]).toEqual(["abc", "cab", "bac"]);
});

test("people are told apart by where they are, those who are here first", () => {
  const all = people(
    person(1, "zoe"),
    person(2, "amy", { presence: "offline" }),
    person(3, "bob", { presence: "away" }),
    person(4, "ian", { presence: "idle" }),
    person(5, "gone", { state: "left" }),
  );
  expect(lines(<Members {...paneOf} people={all} />).map(row => row.trimEnd())).toEqual([
    "│ 3 of 4 here",
    "│ ● zoe",
    "│ ◐ ian",
    "│ ◌ bob",
    "│ ○ amy",
    "│",
  ]);
});

test("who is away says why, and of who is not here it is told since when, where there is room for it", () => {
  const gone = (user: number, name: string, ago: number) =>
    person(user, name, { presence: "offline", seenAt: morning - ago });
  const all = people(
    person(1, "zoe", { presence: "away", text: "back at \x1b[1m ten" }),
    gone(2, "amy", 0),
    gone(3, "bob", 2 * 3_600_000),
    gone(4, "a-long-name", 3 * day),
    person(5, "new", { presence: "offline" }),
  );
  const pane = <Members {...paneOf} people={all} />;
  expect(lines(pane).map(row => row.trimEnd())).toEqual([
    "│ 1 of 5 here",
    "│ ◌ zoe back at ␛[1…",
    "│ ○ a-long-name",
    "│ ○ amy just now",
    "│ ○ bob 2h ago",
    "│ ○ new",
  ]);
});

test("people are listed by what they are called, with their name, and say something of themselves", () => {
  const all = people(
    person(1, "alice", { profile: { display: "Al", colour: "green", status: "on the road" } }),
    person(2, "bob", { presence: "away", text: "lunch", profile: { status: "on the road" } }),
  );
  const list = <Members {...paneOf} width={32} people={all} />;
  const [, first, second] = lines(list);
  expect(first).toMatch(/Al \(alice\) on the road/);
  expect(second).toMatch(/bob lunch/);
  const coloured = rowsOf(<Members {...paneOf} width={32} theme={colourTheme} people={all} />).join("\n");
  expect(coloured).toContain("\x1b[38;5;64mAl (alice)");
});

test("before anybody is loaded, nothing is said of who is here", () => {
  const rows = lines(<Members {...paneOf} people={people()} />);
  expect(rows.map(row => row.trimEnd())).toEqual(Array(6).fill("│"));
});

test("more people than there is room for are counted", () => {
  const all = people(...Array.from({ length: 30 }, (_, n) => person(n + 1, `person${n}`)));
  const shown = lines(<Members {...paneOf} people={all} />);
  expect(shown).toHaveLength(6);
  expect(shown.at(-1)).toContain("and 26 more");
});

test("the title says the room and its topic on one line, and keeps what stands aside", () => {
  const room = roomOf(1, "general", { topic: "everything ".repeat(9).trim() });
  const title = <Title theme={plainTheme} width={50} height={1} room={room} aside="7 people" />;
  const [row, ...more] = lines(title);
  expect(more).toEqual([]);
  expect(row).toMatch(/^ #general {2}everything.*… +7 people *$/);
});
