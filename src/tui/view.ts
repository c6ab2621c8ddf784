import type { Listing, ReadMarks } from "../client/index.ts";
import type { AnswerBody, Picture } from "../protocol/index.ts";
import type { BoardHistory } from "./board/history.ts";
import { deskOf, desksIn, type RoomDesk, withDraft } from "./desk.ts";
import type { Drawing } from "./drawing.ts";
import type { Thing } from "./hints/things.ts";
import { type Draft, withCut } from "./keys/edit.ts";
import type { Folds } from "./layout.ts";
import type { FrameLog } from "./log/frame-log.ts";
import type { MessagePlace } from "./message-place.ts";
import type { Question } from "./question.ts";
import type { Reading } from "./reading.ts";
import type { Anchor } from "./rows/window.ts";
import { newVi, type Vi } from "./vi/vi.ts";

/** What one person's eyes and hands are on; the rest is the client's state. */
export interface View {
  readonly active: number | undefined;
  readonly rooms: ReadonlyMap<number, RoomDesk>;
  readonly folds: Folds;
  /** What there is to read over everything else: the help, or what was done on a board. */
  readonly help: Sheet | undefined;
  /** A line to the person: what a command came to. */
  readonly notice: { readonly text: string; readonly error: boolean } | undefined;
  /** How far the side panes were scrolled by hand, in rows. */
  readonly scrolled: { readonly rooms: number; readonly members: number };
  readonly focused: boolean;
  /** Nobody was here before: some keys are told. */
  readonly learning: boolean;
  /** Whether the mouse is ours; if not, it selects text, as the terminal does. */
  readonly mouse: boolean;
  /** Emoji that were chosen from the list, the latest first. */
  readonly usedEmoji: readonly string[];
  /** The themes there are and which is tried on; undefined while none is being chosen. */
  readonly themes: { readonly names: readonly string[]; readonly at: number } | undefined;
  /** What keys are for: what is written, or the messages in sight, of which one is chosen. */
  readonly keys: "writing" | "choosing";
  /** How one writes as in vi; undefined: as in a shell. */
  readonly vi: Vi | undefined;
  /** The message of the room that is chosen, by its seq. */
  readonly chosen: number | undefined;
  /** The message whose spoilers are seen. */
  readonly revealed: MessagePlace | undefined;
  /** A list of messages in the place of the conversation. */
  readonly list: List | undefined;
  /** The board of the room, in the place of its conversation. */
  readonly drawing: Drawing | undefined;
  /** What is known of one message, over everything else. */
  readonly info: MessageInfo | undefined;
  /** A message's picture, in the place of the conversation: in fine lines, or in blocks. */
  readonly picture: { readonly picture: Picture; readonly fine: boolean } | undefined;
  /** What goes over the line, in the place of the conversation. */
  readonly log: LogView | undefined;
  /** What has which label, and what was typed of one. */
  readonly hints: { readonly labels: ReadonlyMap<string, Thing>; readonly typed: string } | undefined;
  /** What is asked before something is done; the answer is written in the place of a message. */
  readonly question: Question | undefined;
}

export interface Sheet {
  /** The first row that is shown. */
  readonly first: number;
  readonly history?: BoardHistory;
}

export interface List {
  readonly title: string;
  readonly listing: Listing;
  /** The thread that this is: one answers in it. */
  readonly thread?: MessagePlace;
  /** It is what one has not read: one may mark and answer what is in it. */
  readonly marks?: ReadMarks;
  /** Undefined: the one that is at the end at which it begins. */
  readonly chosen: MessagePlace | undefined;
  readonly anchor: Anchor | undefined;
}

export interface MessageInfo extends AnswerBody<"info"> {
  readonly room: number;
  /** The first row that is shown. */
  readonly first: number;
}

export interface LogView {
  readonly log: FrameLog;
  readonly filter: string;
  /** The number of the frame that is chosen; undefined: the latest, whichever that is. */
  readonly chosen: number | undefined;
  /** The number of the last one that is shown; undefined: whatever comes. */
  readonly paused: number | undefined;
  /** The first row that is shown of the chosen one while it is unfolded. */
  readonly unfolded: number | undefined;
}

/** What decides what a key does. */
const keysGoTo = [
  "active",
  "keys",
  "chosen",
  "list",
  "question",
  "help",
  "info",
  "picture",
  "log",
  "hints",
  "drawing",
  "themes",
] as const;

/** What is open over a conversation is left with it. */
const nothingOpen = {
  scrolled: { rooms: 0, members: 0 },
  keys: "writing",
  chosen: undefined,
  revealed: undefined,
  drawing: undefined,
  list: undefined,
  info: undefined,
  picture: undefined,
  log: undefined,
  hints: undefined,
  question: undefined,
} as const;

/** What is open over a list is, too. */
const nothingOver = {
  help: undefined,
  info: undefined,
  picture: undefined,
  log: undefined,
  hints: undefined,
  question: undefined,
} as const;

export const initialView: View = {
  active: undefined,
  rooms: new Map(),
  folds: {},
  help: undefined,
  notice: undefined,
  focused: true,
  learning: false,
  mouse: false,
  usedEmoji: [],
  themes: undefined,
  vi: undefined,
  ...nothingOpen,
};

/** Writes as in vi from now on, or no longer. */
export function withVi(view: View, on: boolean): View {
  return { ...view, vi: on ? (view.vi ?? newVi) : undefined };
}

/** Whether what is written is in vi's normal mode; answers to questions have no modes. */
export function inNormalMode({ vi, question }: View): boolean {
  return vi?.mode === "normal" && !question;
}

/** The text that keys change: the answer to a question, or a message. */
export function writtenNow(view: View): Draft {
  return view.question?.draft ?? deskOf(view).draft;
}

/** Goes to a room, as one left it. */
export function switchTo(view: View, room: number | undefined): View {
  if (view.active === room) return view;
  const rooms = desksIn(view.rooms, room);
  return { ...view, rooms, active: room, notice: undefined, ...nothingOpen };
}

/** Goes nowhere; what was being written stays with the room, and can be put into the line as what was cut. */
export function putOut(view: View): View {
  const { text } = deskOf(view).draft;
  const after = switchTo(view, undefined);
  return text === "" ? after : withDraft(after, draft => withCut(draft, text));
}

/** A list in the place of the conversation. */
export function opened(view: View, list: List): View {
  return { ...view, list, ...nothingOver, drawing: undefined, keys: "choosing" };
}

/** The frames in the place of the conversation, or of a list. */
export function logOpened(view: View, log: FrameLog, filter: string): View {
  const fresh = { log, filter, chosen: undefined, paused: undefined, unfolded: undefined };
  return { ...view, ...nothingOver, log: fresh };
}

/** The list is gone; keys are for what they were for before it. */
export function listClosed(view: View): View {
  const after = { ...view, list: undefined, info: undefined, picture: undefined };
  return { ...after, keys: view.chosen === undefined ? "writing" : "choosing" };
}

export function choosing(view: View, chosen: number): View {
  return { ...view, chosen, keys: "choosing" };
}

/** What was told before is no part of what is asked. */
export function asking(view: View, question: Question): View {
  return { ...view, question, help: undefined, notice: undefined };
}

/** Whether one is where one was: in this room or list, with the same for keys to do. */
export function stillHere(before: View, now: View): boolean {
  const isSameList = before.list?.listing === now.list?.listing;
  return isSameList && before.active === now.active && before.keys === now.keys;
}

/** Whether the next key means what it meant then, and nothing was typed since. */
export function sameHands(before: View, now: View): boolean {
  const [then, draft] = [deskOf(before).draft, deskOf(now).draft];
  const isTyped = draft.text !== then.text || draft.cursor !== then.cursor;
  return !isTyped && keysGoTo.every(part => before[part] === now[part]);
}

/** Keys are for the line one writes on: nothing is open in which they would mean something else. */
export function writing(view: View): View {
  return { ...view, ...nothingOver, drawing: undefined, keys: "writing" };
}

export function withAnswer(view: View, draft: Draft): View {
  return view.question ? { ...view, question: { ...view.question, draft } } : view;
}

/** Where one reads: in the list if there is one, else in the conversation. */
export function anchorIn(view: View, reading: Reading): Anchor | undefined {
  const { list } = view;
  return list ? (list.anchor ?? reading.begin(list.thread !== undefined)) : deskOf(view).anchor;
}

/** The labels that what was typed may become, by what they stand at. */
export function labelsIn({ hints }: Pick<View, "hints">): ReadonlyMap<string, string> | undefined {
  if (!hints) return undefined;
  const begun = [...hints.labels].filter(([label]) => label.startsWith(hints.typed));
  return new Map(begun.map(([label, { key }]) => [key, label]));
}
