import { noPeople, noTimeline, type People, type Timeline } from "../../../src/client/index.ts";
import type { Member, Message, Person, RoomSummary } from "../../../src/protocol/index.ts";
import { keymapOf } from "../../../src/tui/keys/keymap.ts";
import type { RowContext } from "../../../src/tui/rows/context.ts";
import { timesOf } from "../../../src/tui/rows/dates.ts";
import type { Item } from "../../../src/tui/rows/items.ts";
import { createTheme } from "../../../src/tui/theme/theme.ts";

/** No colour: rows are then what a person reads. */
export const plainTheme = createTheme({ NO_COLOR: "1", LANG: "en_US.UTF-8", TERM: "xterm" });
export const asciiTheme = createTheme({ NO_COLOR: "1", LANG: "C", TERM: "xterm" });
export const colourTheme = createTheme({ LANG: "en_US.UTF-8", TERM: "xterm-256color" });

export const keymap = keymapOf({});

/** 9:41 in the morning, wherever the test runs. */
export const morning = new Date(2026, 2, 11, 9, 41).getTime();
export const day = 86_400_000;

export function message(seq: number, text: string, more: Partial<Message> = {}): Message {
  const at = morning + seq * 60_000;
  return { seq, version: seq, ordinal: seq, user: 2, name: "bob", cid: `cid-${seq}-00`, at, text, ...more };
}

export function member(user: number, name: string, version: number, more: Partial<Member> = {}): Member {
  return { user, name, state: "joined", version, at: morning + version * 60_000, ...more };
}

export function person(user: number, name: string, more: Partial<Person> = {}): Person {
  return { ...member(user, name, 0), presence: "online", delivered: 0, read: 0, ...more };
}

export function people(...persons: Person[]): People {
  return { ...noPeople, members: new Map(persons.map(one => [one.user, one])), complete: true };
}

export function timeline(messages: readonly Message[], more: Partial<Timeline> = {}): Timeline {
  return { ...noTimeline, epoch: "e", messages, atStart: true, atEnd: true, ...more };
}

export function roomOf(room: number, name: string, more: Partial<RoomSummary> = {}): RoomSummary {
  const counts = { head: 0, ordinal: 0, members: 1, activeAt: 0, read: 0, readOrdinal: 0, delivered: 0 };
  return { room, name, topic: "", epoch: "e", ...counts, ...more };
}

export function context(width: number, more: Partial<RowContext> = {}): RowContext {
  return {
    width,
    theme: plainTheme,
    times: timesOf("24h"),
    now: morning,
    me: { user: 1, name: "alice" },
    room: "general",
    people: people(),
    receipts: true,
    ...more,
  };
}

export function messageItem(text: string, more: Partial<Message> = {}, grouped = false): Item {
  const said = message(1, text, { at: morning, ...more });
  return { kind: "message", key: `m${said.seq}`, message: said, grouped };
}

/** The text as a terminal without attributes shows it. */
export function withoutStyle(text: string): string {
  return text.replace(/\x1b\[[\d;]*m|\x1b\]8;[^\x1b]*\x1b\\/g, "");
}
