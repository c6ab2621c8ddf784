import {
  type Answer,
  type BoardSize,
  boardLimits,
  type ClearedEvent,
  type Clearing,
  type DrawingEvent,
  type PlacedStroke,
  type PointerEvent,
  pathEnd,
  type Stroke,
  unpackPicture,
} from "../../protocol/index.ts";
import type { Failure } from "../failure.ts";

/** What one did that the server has not acknowledged; `mark` once it has, until that is reached here. */
export type Unstored = { readonly mark?: number } & (
  | { readonly do: "draw"; readonly stroke: Stroke }
  | { readonly do: "undraw"; readonly sid: string; readonly on: boolean }
);

/** A stroke of somebody else's that is not finished, unless nothing is heard of it until then. */
export interface Growing {
  readonly user: number;
  readonly name: string;
  readonly stroke: Stroke;
  readonly until: number;
}

/** Where somebody else points. */
export type Pointed = Pick<PointerEvent, "user" | "name" | "x" | "y">;

/** A room's board as it is known here. */
export interface BoardState {
  readonly loaded: boolean;
  /** Whose the strokes are that one may take back. */
  readonly me: number | undefined;
  readonly epoch: string;
  readonly size: BoardSize;
  /** Up to this mark nothing is missing. */
  readonly mark: number;
  readonly cleared: number;
  /** Who cleared it last, unless that was taken back. */
  readonly clearing?: Clearing;
  /** What was drawn up to a mark, as pixels: no strokes are known of that. */
  readonly base?: { readonly mark: number; readonly pixels: Uint32Array };
  /** What was drawn since, by rising marks, also what was taken back. */
  readonly strokes: readonly PlacedStroke[];
  /** The oldest first. It is shown as if it were stored. */
  readonly unstored: readonly Unstored[];
  /** Why the server did not want what one did last. */
  readonly refused?: Failure;
  readonly growing: readonly Growing[];
  readonly pointers: readonly Pointed[];
}

/** A stroke that grows lapses when nothing more comes of it for this long. */
export const growingLasts = 5_000;

export const noBoard: BoardState = {
  loaded: false,
  me: undefined,
  epoch: "",
  size: { width: boardLimits.width, height: boardLimits.height },
  mark: 0,
  cleared: 0,
  strokes: [],
  unstored: [],
  growing: [],
  pointers: [],
};

/** All strokes that are to be seen above the base, in the order in which they are painted. */
export function shownStrokes({ me, strokes, unstored }: BoardState): Stroke[] {
  const flips = new Map<string, boolean>();
  for (const one of unstored) if (one.do === "undraw") flips.set(one.sid, one.on);
  const shown: Stroke[] = [];
  for (const { user, stroke, undone } of strokes) {
    const on = user === me ? flips.get(stroke.sid) : undefined;
    if (on ?? !undone) shown.push(stroke);
  }
  for (const one of unstored)
    if (one.do === "draw" && (flips.get(one.stroke.sid) ?? true)) shown.push(one.stroke);
  return shown;
}

/** The last stroke of one's own that is to be seen. */
export function lastOwn(state: BoardState): Stroke | undefined {
  const own = new Set(state.strokes.filter(({ user }) => user === state.me).map(({ stroke }) => stroke));
  for (const one of state.unstored) if (one.do === "draw") own.add(one.stroke);
  return shownStrokes(state).findLast(stroke => own.has(stroke));
}

/** All of the board, of pages that belong together; what one did oneself still waits. */
export function begun(before: BoardState, pages: readonly Answer<"board">[]): BoardState {
  const { me, growing, pointers, refused } = before;
  const isSame = pages[0]?.epoch === before.epoch;
  // Of a history that is not there any more no mark says that something is stored.
  const unstored = isSame ? before.unstored : before.unstored.map(({ mark: _, ...one }) => one);
  const live = { me, unstored, growing, pointers, ...(refused ? { refused } : {}) };
  return pages.reduce(caughtUp, { ...noBoard, ...live });
}

/** What changed since the mark that is known, or began with a picture. */
export function caughtUp(before: BoardState, page: Answer<"board">): BoardState {
  const { epoch, width, height, upTo, cleared, clearing, picture } = page;
  const size = { width, height };
  const pixels = picture && unpackPicture(picture.pixels, size);
  const base = picture && pixels ? { mark: picture.mark, pixels } : before.base;
  const { base: _, clearing: _clearing, ...rest } = before;
  const next: BoardState = {
    ...rest,
    ...(base && base.mark > cleared ? { base } : {}),
    ...(clearing ? { clearing } : {}),
    loaded: true,
    epoch,
    size,
    cleared,
    mark: Math.max(before.mark, upTo),
  };
  const lowest = Math.max(cleared, next.base?.mark ?? 0);
  const strokes = next.strokes.filter(({ mark }) => mark > lowest);
  return settled({ ...next, strokes: placed(strokes, page.strokes, lowest) });
}

/** The next change: a stroke that is new, or was taken back or put there again. */
export function drawn(before: BoardState, stroke: PlacedStroke): BoardState {
  const lowest = Math.max(before.cleared, before.base?.mark ?? 0);
  const growing = before.growing.filter(
    one => one.user !== stroke.user || one.stroke.sid !== stroke.stroke.sid,
  );
  return settled({
    ...before,
    mark: stroke.version,
    strokes: placed(before.strokes, [stroke], lowest),
    growing: growing.length === before.growing.length ? before.growing : growing,
  });
}

/** The next change: everything is off the board. */
export function cleared(before: BoardState, { version, cleared, clearing }: ClearedEvent): BoardState {
  const { base: _, clearing: _clearing, ...rest } = before;
  const strokes = before.strokes.filter(({ mark }) => mark > cleared);
  return settled({ ...rest, mark: version, cleared, ...(clearing ? { clearing } : {}), strokes });
}

/** One did something; that something was refused before is old news. */
export function did(before: BoardState, deed: Unstored): BoardState {
  const { refused: _, ...rest } = before;
  return { ...rest, unstored: [...before.unstored, deed] };
}

/** The server has it, by this mark. */
export function stored(before: BoardState, deed: Unstored, mark: number): BoardState {
  const unstored = before.unstored.map(one => (one === deed ? { ...one, mark } : one));
  return settled({ ...before, unstored });
}

/** The server does not want it, or it is of no interest any more. */
export function dropped(before: BoardState, deed: Unstored, refused?: Failure): BoardState {
  const unstored = before.unstored.filter(one => one !== deed);
  return { ...before, unstored, ...(refused ? { refused } : {}) };
}

/** Somebody's stroke is so long by now. What was lost between is a straight line until it is finished. */
export function grew(before: BoardState, event: DrawingEvent, now: number): BoardState {
  const { user, name, sid, tool, ink, width, filled, from, points } = event;
  const others = before.growing.filter(one => one.user !== user);
  if (points.length === 0 && from === 0) return { ...before, growing: others };
  const last = before.growing.find(one => one.user === user && one.stroke.sid === sid)?.stroke.points ?? [];
  const all = [...last.slice(0, from * 2), ...points];
  const stroke: Stroke = {
    sid,
    tool,
    ink,
    width,
    points: all.slice(0, pathEnd(all)),
    ...(filled ? { filled } : {}),
  };
  const pointers = before.pointers.filter(one => one.user !== user);
  return { ...before, pointers, growing: [...others, { user, name, stroke, until: now + growingLasts }] };
}

export function lapsed(before: BoardState, now: number): BoardState {
  const growing = before.growing.filter(({ until }) => until > now);
  return growing.length === before.growing.length ? before : { ...before, growing };
}

export function pointed(before: BoardState, { user, name, x, y }: PointerEvent): BoardState {
  const others = before.pointers.filter(one => one.user !== user);
  return { ...before, pointers: [...others, { user, name, x, y }] };
}

/** Nobody is seen to point or draw: this one, or without a name all of them. */
export function gone(before: BoardState, user?: number): BoardState {
  const stays = (one: { readonly user: number }) => user !== undefined && one.user !== user;
  return { ...before, growing: before.growing.filter(stays), pointers: before.pointers.filter(stays) };
}

/** Strokes in their places; of two of the same mark the one that was changed later. */
function placed(
  before: readonly PlacedStroke[],
  news: readonly PlacedStroke[],
  lowest: number,
): readonly PlacedStroke[] {
  const wanted = news.filter(({ mark }) => mark > lowest);
  if (wanted.length === 0) return before;
  const last = before.at(-1)?.mark ?? 0;
  const [only] = wanted;
  // Nearly always.
  if (only && wanted.length === 1 && only.mark > last) return [...before, only];
  const all = new Map(before.map(stroke => [stroke.mark, stroke]));
  for (const stroke of wanted) {
    if (stroke.version > (all.get(stroke.mark)?.version ?? 0)) all.set(stroke.mark, stroke);
  }
  return [...all.values()].sort((one, other) => one.mark - other.mark);
}

/** What is known to be stored, and has been reached, waits no more. */
function settled(state: BoardState): BoardState {
  if (state.unstored.length === 0) return state;
  const own = new Set(state.strokes.filter(({ user }) => user === state.me).map(({ stroke }) => stroke.sid));
  const unstored = state.unstored.filter(one => {
    if (one.mark !== undefined && one.mark <= state.mark) return false;
    return one.do !== "draw" || !own.has(one.stroke.sid);
  });
  return unstored.length === state.unstored.length ? state : { ...state, unstored };
}
