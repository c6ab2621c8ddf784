import type { Listing, ReadMarks } from "../client/index.ts";
import type { AnswerBody, Found, Message, Picture } from "../protocol/index.ts";
import type { Drawing } from "./drawing.ts";
import type { Thing } from "./hints/things.ts";
import { type Draft, emptyDraft, withText } from "./keys/edit.ts";
import type { Folds } from "./layout.ts";
import type { FrameLog } from "./log/frame-log.ts";
import type { Reading } from "./reading.ts";
import type { Anchor } from "./rows/window.ts";
import type { ServerPlace } from "./servers.ts";
import { newVi, type Vi } from "./vi/machine.ts";

/** What one person's eyes and hands are on; the rest is the client's state. */
export interface View {
  readonly active: number | undefined;
  readonly rooms: ReadonlyMap<number, RoomDesk>;
  readonly folds: Folds;
  /** The first row of the help that is shown; undefined while it is closed. */
  readonly help: number | undefined;
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

/** Where a message is. */
export interface MessagePlace {
  readonly room: number;
  readonly seq: number;
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

export type Question = { readonly draft: Draft } & (
  | { readonly what: "delete" | "forward"; readonly place: MessagePlace }
  | { readonly what: "answer"; readonly place: MessagePlace; readonly message: Message }
  | { readonly what: "search" }
  /** What is said with the board, which looked so when it was asked. */
  | { readonly what: "share"; readonly picture: Picture }
  /** On the board: the colour, what is written on it, and whether it is to be empty. */
  | { readonly what: "ink" | "letters" | "clear" }
  /** Which frames are to be shown. */
  | { readonly what: "frames" }
  /** Which of those that were sent from here and hold what is written, counted from the latest. */
  | { readonly what: "sent"; readonly back: number }
  /** Where to go: which of the places that are listed. */
  | { readonly what: "switch"; readonly at: number; readonly servers: readonly ServerPlace[] }
  /** Which of the emoji that are listed: it is put to the message that was found, or written. */
  | { readonly what: "emoji"; readonly at: number; readonly found: Found | undefined }
);

/** What is asked with a list to choose from, in the place of the conversation. */
export type Picker = Question & { readonly what: "switch" | "emoji" };

export function isPicker(question: Question | undefined): question is Picker {
  return question?.what === "switch" || question?.what === "emoji";
}

/** What becomes of the text that is being written, if not a message of its own. */
export type Aim =
  | { readonly what: "reply"; readonly message: Message }
  /** `kept` is what was being written before. */
  | { readonly what: "edit"; readonly message: Message; readonly kept: Draft };

/** One room's place on the desk: what is being written, what was, and where one reads. */
export interface RoomDesk {
  readonly draft: Draft;
  readonly sent: readonly string[];
  /** While one looks back: how far, and what was being written before. */
  readonly recalled: { readonly back: number; readonly draft: string } | undefined;
  readonly anchor: Anchor | undefined;
  readonly aim: Aim | undefined;
}

const mostSent = 200;
const emptyDesk: RoomDesk = {
  draft: emptyDraft,
  sent: [],
  recalled: undefined,
  anchor: undefined,
  aim: undefined,
};
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

export function deskOf(view: View): RoomDesk {
  return view.rooms.get(view.active ?? noRoom) ?? emptyDesk;
}

/** The desk before there is a room. */
const noRoom = 0;

export function switchTo(view: View, room: number | undefined): View {
  if (view.active === room) return view;
  const rooms = new Map(view.rooms);
  const early = rooms.get(noRoom);
  // What was written before there was a room comes along.
  const there = room === undefined ? undefined : rooms.get(room);
  if (early && room !== undefined && (there?.draft.text ?? "") === "") {
    rooms.delete(noRoom);
    rooms.set(room, there ? { ...there, draft: early.draft } : early);
  }
  return { ...view, rooms, active: room, notice: undefined, ...nothingOpen };
}

/** Each room as it was left: with what was being written in it. */
export function restored(view: View, drafts: ReadonlyMap<number, string>): View {
  const desks = Array.from(
    drafts,
    ([room, text]) => [room, { ...emptyDesk, draft: withText(emptyDraft, text) }] as const,
  );
  return { ...view, rooms: new Map([...desks, ...view.rooms]) };
}

/** What was sent in a room in earlier runs comes before what was sent in this one. */
export function sentEarlier(view: View, room: number, texts: readonly string[]): View {
  if (texts.length === 0) return view;
  const desk = view.rooms.get(room) ?? emptyDesk;
  const sent = [...texts, ...desk.sent].slice(-mostSent);
  return { ...view, rooms: new Map(view.rooms).set(room, { ...desk, sent }) };
}

export function withDesk(view: View, change: (desk: RoomDesk) => RoomDesk): View {
  const room = view.active ?? noRoom;
  const before = view.rooms.get(room) ?? emptyDesk;
  const after = change(before);
  return after === before ? view : { ...view, rooms: new Map(view.rooms).set(room, after) };
}

export function withDraft(view: View, change: (draft: Draft) => Draft): View {
  return withDesk(view, desk => {
    const draft = change(desk.draft);
    return draft === desk.draft ? desk : { ...desk, draft };
  });
}

/** Like `withDraft`; whoever goes on writing has seen what the last command came to. */
export function written(view: View, change: (draft: Draft) => Draft): View {
  const after = withDraft(view, change);
  if (deskOf(after).draft.text === deskOf(view).draft.text || !after.notice) return after;
  return { ...after, notice: undefined };
}

/** Something was said without being typed here: one is at the newest message, and it answers what it should. */
export function said(view: View): View {
  return withDesk(view, desk => ({ ...desk, anchor: undefined, aim: undefined }));
}

/** The text was taken: the line is empty again, and remembered. */
export function sent(view: View, text: string): View {
  return withDesk(view, desk => ({
    draft: { ...emptyDraft, cut: desk.draft.cut },
    sent: desk.sent.at(-1) === text ? desk.sent : [...desk.sent.slice(1 - mostSent), text],
    recalled: undefined,
    anchor: undefined,
    aim: undefined,
  }));
}

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

/** What is written next answers this message; what was written of it stays. */
export function replyTo(view: View, message: Message): View {
  const after = deskOf(view).aim?.what === "edit" ? unaimed(view) : view;
  return { ...withDesk(after, desk => ({ ...desk, aim: { what: "reply", message } })), keys: "writing" };
}

/** A message is written anew; what was being written comes back afterwards. */
export function editing(view: View, message: Message): View {
  const edited = withDesk(unaimed(view), desk => ({
    ...desk,
    aim: { what: "edit", message, kept: desk.draft },
    draft: withText(desk.draft, message.text),
    recalled: undefined,
  }));
  return { ...edited, keys: "writing" };
}

/** What is written is a message of its own again. */
export function unaimed(view: View): View {
  return withDesk(view, desk => {
    if (!desk.aim) return desk;
    const draft = desk.aim.what === "edit" ? { ...desk.aim.kept, cut: desk.draft.cut } : desk.draft;
    return { ...desk, aim: undefined, draft };
  });
}

/** A list in the place of the conversation. */
export function opened(view: View, list: List): View {
  return { ...view, list, ...nothingOver, keys: "choosing" };
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

export function asking(view: View, question: Question): View {
  return { ...view, question, help: undefined };
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

/** Whether the conversation itself is what is seen. */
export function seesConversation(view: View): boolean {
  const { help, list, info, picture, log, drawing, question } = view;
  return [help, list, info, picture, log, drawing].every(open => open === undefined) && !isPicker(question);
}

/** Back (1) or forth (-1) in what was sent from here; what was being written comes back at the end. */
export function recall(view: View, step: 1 | -1): View {
  return withDesk(view, desk => {
    const { back, draft } = desk.recalled ?? { back: 0, draft: desk.draft.text };
    const to = back + step;
    if (to < 0 || to > desk.sent.length) return desk;
    const text = to === 0 ? draft : (desk.sent.at(-to) ?? "");
    return {
      ...desk,
      draft: withText(desk.draft, text),
      recalled: to === 0 ? undefined : { back: to, draft },
    };
  });
}
