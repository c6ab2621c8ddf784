import { type Draft, emptyDraft, withText } from "./keys/edit.ts";
import type { Folds } from "./layout.ts";
import type { Anchor } from "./rows/window.ts";

/** What one person's eyes and hands are on; the rest is the client's state. */
export interface View {
  readonly active: number | undefined;
  readonly rooms: ReadonlyMap<number, RoomDesk>;
  readonly folds: Folds;
  /** The first row of the help that is shown; undefined while it is closed. */
  readonly help: number | undefined;
  /** A line to the person: what a command came to. */
  readonly notice: { readonly text: string; readonly error: boolean } | undefined;
  readonly focused: boolean;
  /** The themes there are and which is tried on; undefined while none is being chosen. */
  readonly themes: { readonly names: readonly string[]; readonly at: number } | undefined;
}

/** One room's place on the desk: what is being written, what was, and where one reads. */
export interface RoomDesk {
  readonly draft: Draft;
  readonly sent: readonly string[];
  /** While one looks back: how far, and what was being written before. */
  readonly recalled: { readonly back: number; readonly draft: string } | undefined;
  readonly anchor: Anchor | undefined;
}

const mostSent = 200;
const emptyDesk: RoomDesk = { draft: emptyDraft, sent: [], recalled: undefined, anchor: undefined };

export const initialView: View = {
  active: undefined,
  rooms: new Map(),
  folds: {},
  help: undefined,
  notice: undefined,
  focused: true,
  themes: undefined,
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
  if (early && room !== undefined) {
    rooms.delete(noRoom);
    if (!rooms.has(room)) rooms.set(room, early);
  }
  return { ...view, rooms, active: room, notice: undefined };
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

/** The text was taken: the line is empty again, and remembered. */
export function sent(view: View, text: string): View {
  return withDesk(view, desk => ({
    draft: { ...emptyDraft, cut: desk.draft.cut },
    sent: desk.sent.at(-1) === text ? desk.sent : [...desk.sent.slice(1 - mostSent), text],
    recalled: undefined,
    anchor: undefined,
  }));
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
