import { expect, it } from "vitest";
import type { Message, ServerEvent } from "../../../src/protocol/index.ts";
import { Attention } from "../../../src/tui/attention/attention.ts";
import { callOf, titleOf } from "../../../src/tui/attention/call.ts";
import { isQuiet } from "../../../src/tui/attention/quiet.ts";
import {
  type Notifier,
  notification,
  notifierOf,
  windowTitle,
} from "../../../src/tui/attention/sequences.ts";
import { defaultTuiSettings, type TuiSettings } from "../../../src/tui/settings.ts";
import { initialView } from "../../../src/tui/view.ts";
import { StillClient } from "../support/still-client.ts";
import { message, morning, roomOf } from "../support/values.ts";

const ops = roomOf(1, "ops");
const event = (more: Partial<Message> = {}): ServerEvent => ({
  type: "message",
  room: 1,
  message: message(5, "the build is red", more),
});

it("a message calls as far as its room is wanted", () => {
  const told = { title: "bob in #ops", body: "the build is red" };
  expect(callOf(event(), 1, ops, "all")).toEqual(told);
  const picture = { width: 320, height: 200, pixels: "" };
  expect(callOf(event({ text: "", picture }), 1, ops, "all")?.body).toBe("[picture 320x200]");
  expect(callOf(event(), 1, ops, "mentions")).toBeUndefined();
  expect(callOf(event({ mentions: [3, 1] }), 1, ops, "mentions")).toEqual(told);
  expect(callOf(event({ mentions: [0] }), 1, ops, "mentions")).toEqual(told);
  expect(callOf(event({ mentions: [1] }), 1, ops, "none")).toBeUndefined();
  expect(callOf(event(), 1, { ...ops, notify: "mentions" }, "all")).toBeUndefined();
  expect(callOf(event({ mentions: [1] }), 1, { ...ops, notify: "none" }, "all")).toBeUndefined();
  expect(callOf(event(), 1, { ...ops, direct: [{ user: 2, name: "bob" }] }, "mentions")).toBeDefined();
  expect(callOf(event(), 1, ops, "mentions", { ignored: [], keywords: ["BUILD"] })).toEqual(told);
  expect(
    callOf(event(), 1, ops, "all", { ignored: [{ user: 2, name: "bob" }], keywords: [] }),
  ).toBeUndefined();
});

it("one's own message and a change of an older one call nobody", () => {
  expect(callOf(event({ user: 1 }), 1, ops, "all")).toBeUndefined();
  expect(callOf(event({ version: 9 }), 1, ops, "all")).toBeUndefined();
});

it("the window is called by the room, and by what is unread anywhere", () => {
  expect(titleOf([ops], ops)).toBe("#ops");
  expect(titleOf([], undefined)).toBe("Backchannel");
  expect(titleOf([ops, roomOf(2, "x", { ordinal: 7, readOrdinal: 3 })], ops)).toBe("(4) #ops");
});

it.each<[string, string, boolean]>([
  ["22:00-07:00", "23:10", true],
  ["22:00-07:00", "06:59", true],
  ["22:00-07:00", "07:00", false],
  ["12:00-13:30", "13:29", true],
  ["12:00-13:30", "11:59", false],
  ["", "03:00", false],
])("of %j it is quiet at %s: %s", (hours, time, quiet) => {
  expect(isQuiet(hours, new Date(`2026-03-11T${time}:00`))).toBe(quiet);
});

it("words of others stay words in every sequence", () => {
  const hostile = callOf(
    event({ name: "4;3\x07", text: "a;b\x1b]52;c;x\x07\x9c\n\u202eend" }),
    1,
    roomOf(1, "o;ps"),
    "all",
  ) as { title: string; body: string };
  for (const kind of ["osc9", "osc99", "osc777"] satisfies Notifier[]) {
    const written = notification(kind, hostile);
    // Nothing between the beginning and the end of a sequence is a control.
    expect(written.split(/\x1b\]|\x1b\\/).join("")).toMatch(/^[^\x00-\x1f\x7f-\x9f\u202e]+$/);
    expect(written.split(";")).toHaveLength(kind === "osc9" ? 2 : kind === "osc99" ? 5 : 4);
    expect(written).not.toMatch(/\]9;\d/);
  }
  expect(windowTitle("a\u200b;b")).toBe("\x1b]2;a\u200b,b\x1b\\");
});

it("a terminal is told in the way that it knows", () => {
  expect(notifierOf({ TERM: "xterm-kitty" })).toBe("osc99");
  expect(notifierOf({ TERM: "foot" })).toBe("osc777");
  expect(notifierOf({ TERM: "xterm-256color", VTE_VERSION: "7600" })).toBe("osc777");
  expect(notifierOf({ TERM: "xterm-256color", TERM_PROGRAM: "iTerm.app" })).toBe("osc9");
  expect(notifierOf({ TERM: "xterm-256color" })).toBe("off");
  expect(notifierOf({ TERM: "tmux-256color", TMUX: "/x", VTE_VERSION: "7600" })).toBe("off");
});

function attentive(settings: Partial<TuiSettings> = {}) {
  const client = new StillClient();
  client.me.set({ user: 1, name: "alice" });
  client.rooms.set(new Map([[1, ops]]));
  const written: string[] = [];
  const all = { now: morning, view: initialView };
  const attention = new Attention({
    client: client.asClient(),
    view: () => all.view,
    terminal: {
      write: bytes => written.push(bytes),
      dress: (_what, _on, _off, now = "") => written.push(now),
    },
    settings: { ...defaultTuiSettings, ...settings },
    environment: {},
    clock: { now: () => all.now, after: () => () => {} },
  });
  const look = (focused: boolean) => {
    all.view = { ...initialView, focused };
    attention.heard({ kind: "focus" });
  };
  return { all, attention, client, look, written };
}

const named = event({ mentions: [1] });

it("nothing rings while the terminal is looked at, and once for many messages when it is not", () => {
  const { all, attention, look, written } = attentive();
  look(true);
  attention.event(named);
  expect(written).toEqual([]);
  look(false);
  attention.event(named);
  attention.event(named);
  expect(written).toEqual(["\x07"]);
  all.now += 2_000;
  attention.event(named);
  expect(written).toHaveLength(2);
});

it("a terminal that does not tell is looked at for a minute after a key", () => {
  const { all, attention, written } = attentive();
  all.now += 59_000;
  attention.event(named);
  expect(written).toEqual([]);
  all.now += 1_000;
  attention.event(named);
  expect(written).toEqual(["\x07"]);
});

it("in quiet hours nothing rings", () => {
  const { attention, look, written } = attentive({ "quiet-hours": "09:00-10:00" });
  look(false);
  attention.event(named);
  expect(written).toEqual([]);
});

it("the title is written when it changes, and only then", () => {
  const { attention, client, written } = attentive();
  attention.title();
  attention.title();
  client.rooms.set(new Map([[1, roomOf(1, "ops", { ordinal: 2 })]]));
  attention.title();
  expect(written).toEqual(["\x1b[22;2t\x1b]2;Backchannel\x1b\\", "\x1b]2;(2) Backchannel\x1b\\"]);
});
