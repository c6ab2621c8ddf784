import type { Message } from "../protocol/index.ts";
import { type Draft, emptied, emptyDraft, insert, replace, withCut, withText } from "./keys/edit.ts";
import type { Anchor } from "./rows/window.ts";
import type { View } from "./view.ts";

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
/** The desk before there is a room. */
const noRoom = 0;

export function deskOf(view: View): RoomDesk {
  return view.rooms.get(view.active ?? noRoom) ?? emptyDesk;
}

/** The desks of who goes to a room: what was written before there was one comes along. */
export function desksIn(rooms: View["rooms"], room: number | undefined): View["rooms"] {
  const early = rooms.get(noRoom);
  if (!early || room === undefined) return rooms;
  const there = rooms.get(room);
  if (there && there.draft.text !== "") return rooms;
  const desks = new Map(rooms).set(room, there ? { ...there, draft: early.draft } : early);
  desks.delete(noRoom);
  return desks;
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

/** A change of the desk in a room, wherever one is by now; what else is seen stays as it is. */
export function inRoom(view: View, room: number | undefined, change: (view: View) => View): View {
  if (room === view.active) return change(view);
  const { rooms } = change({ ...view, active: room });
  return { ...view, rooms };
}

/** What was typed is there again where it was; if something else is by now, like what was cut. */
export function givenBack(view: View, room: number | undefined, text: string, aim?: Aim): View {
  const again = (desk: RoomDesk): RoomDesk =>
    desk.draft.text === "" && desk.aim?.what !== "edit"
      ? { ...desk, draft: insert(desk.draft, text), aim: aim ?? desk.aim }
      : { ...desk, draft: withCut(desk.draft, text) };
  return inRoom(view, room, there => withDesk(there, again));
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
    draft: emptied(desk.draft),
    sent: desk.sent.at(-1) === text ? desk.sent : [...desk.sent.slice(1 - mostSent), text],
    recalled: undefined,
    anchor: undefined,
    aim: undefined,
  }));
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

/** What is written is a message of its own again; what was made of another can be yanked. */
export function unaimed(view: View): View {
  return editDone(
    withDesk(view, desk => {
      if (desk.aim?.what !== "edit") return desk;
      return { ...desk, draft: keptIfChanged(desk.draft, desk.aim.message.text) };
    }),
  );
}

/** The same for a text that was taken. */
export function editDone(view: View): View {
  return withDesk(view, desk => {
    const { aim, draft } = desk;
    if (!aim) return desk;
    const { cut, older } = draft;
    return { ...desk, aim: undefined, draft: aim.what === "edit" ? { ...aim.kept, cut, older } : draft };
  });
}

/** What was changed since it came into the line is nowhere else. */
function keptIfChanged(draft: Draft, from: string | undefined): Draft {
  return draft.text === "" || draft.text === from ? draft : withCut(draft, draft.text);
}

/** Back (1) or forth (-1) in what was sent from here; what was being written comes back at the end. */
export function recall(view: View, step: 1 | -1): View {
  return withDesk(view, desk => {
    const { back, draft } = desk.recalled ?? { back: 0, draft: desk.draft.text };
    const to = back + step;
    if (to < 0 || to > desk.sent.length) return desk;
    const text = to === 0 ? draft : (desk.sent.at(-to) ?? "");
    const left = back === 0 ? desk.draft : keptIfChanged(desk.draft, desk.sent.at(-back));
    return {
      ...desk,
      draft: replace(left, 0, left.text.length, text),
      recalled: to === 0 ? undefined : { back: to, draft },
    };
  });
}
