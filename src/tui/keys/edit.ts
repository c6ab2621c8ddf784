import { graphemes, width } from "../../protocol/index.ts";
import {
  lineEnd,
  lineStart,
  type Place,
  placeAfter,
  placeBefore,
  settled,
  wordAfter,
  wordBefore,
} from "./places.ts";
import type { Action } from "./table.ts";

/** The text being written. `cursor` counts code units and is always between two characters. */
export interface Draft {
  readonly text: string;
  readonly cursor: number;
  /** What was cut last, for yank. */
  readonly cut: string;
  /** What was cut before, the latest first. */
  readonly older: readonly string[];
  readonly undo: readonly Place[];
  /** What was undone, the last of it at the end; whatever is changed by hand ends it. */
  readonly redo: readonly Place[];
  /** What the last key was part of, if the next can go on with it. */
  readonly doing: Doing | undefined;
}

type Doing =
  | { readonly what: "typing" }
  | { readonly what: "cutting" }
  /** The place that was yanked to, and how far back in what was cut. */
  | { readonly what: "yanking"; readonly from: number; readonly back: number }
  /** vi's insert mode, from there on: all of it is one change. */
  | { readonly what: "inserting"; readonly from: number }
  /** Several lines came in there, and one may choose what they become. */
  | { readonly what: "pasting"; readonly from: number; readonly lines: number }
  /** What the word from there on may become, and which of it it is. */
  | {
      readonly what: "completing";
      readonly from: number;
      readonly candidates: readonly string[];
      readonly at: number;
    }
  /** vi's visual mode: from there to the cursor, characters or whole lines; up and down towards this column. */
  | { readonly what: "selecting"; readonly from: number; readonly lines: boolean; readonly column?: number }
  /** Up and down, towards this column. */
  | { readonly what: "walking"; readonly column: number };

export const emptyDraft: Draft = {
  text: "",
  cursor: 0,
  cut: "",
  older: [],
  undo: [],
  redo: [],
  doing: undefined,
};

const mostUndo = 200;
const mostCuts = 30;

/** Text comes in at the cursor. Typing is undone by words, a paste at once. */
export function insert(draft: Draft, text: string): Draft {
  const { cursor } = draft;
  const letter = text !== " " && text !== "\n" && graphemes(text.slice(0, 64)).length === 1;
  const inWord =
    draft.doing?.what === "typing" && /\S$/.test(draft.text.slice(Math.max(0, cursor - 2), cursor));
  return {
    ...replace(draft, cursor, cursor, text, !(letter && inWord)),
    doing: letter || text === " " ? { what: "typing" } : undefined,
  };
}

export function withText(draft: Draft, text: string): Draft {
  return { ...draft, text, cursor: text.length, undo: [], redo: [], doing: undefined };
}

/** Another text in its place, which yank and undo take back. */
export function supplanted(draft: Draft, text: string): Draft {
  const kept = draft.text === "" ? draft : withCut(draft, draft.text);
  return replace(kept, 0, draft.text.length, text);
}

/** Nothing is written; what was cut can still be yanked. */
export function emptied({ cut, older }: Draft): Draft {
  return { ...emptyDraft, cut, older };
}

/** What an editing key does; undefined if it is none. */
export function edit(draft: Draft, action: Action): Draft | undefined {
  return edits[action as keyof typeof edits]?.(draft);
}

const edits = {
  newline: draft => replace(draft, draft.cursor, draft.cursor, "\n"),
  left: draft => moveTo(draft, placeBefore(draft)),
  right: draft => moveTo(draft, placeAfter(draft)),
  "word-left": draft => moveTo(draft, wordBefore(draft)),
  "word-right": draft => moveTo(draft, wordAfter(draft)),
  "line-start": draft => moveTo(draft, lineStart(draft.text, draft.cursor)),
  "line-end": draft => moveTo(draft, lineEnd(draft.text, draft.cursor)),
  "delete-back": draft => replace(draft, placeBefore(draft), draft.cursor, ""),
  "delete-forward": draft => replace(draft, draft.cursor, placeAfter(draft), ""),
  "delete-word-back": draft => cut(draft, wordBefore(draft), draft.cursor),
  "delete-word-forward": draft => cut(draft, draft.cursor, wordAfter(draft)),
  "kill-to-end": draft => {
    // At the end of a line the line break itself goes, as in every shell.
    const end = lineEnd(draft.text, draft.cursor);
    return cut(draft, draft.cursor, end === draft.cursor ? placeAfter(draft) : end);
  },
  "kill-to-start": draft => cut(draft, lineStart(draft.text, draft.cursor), draft.cursor),
  yank: draft => {
    if (draft.cut === "") return draft;
    const doing: Doing = { what: "yanking", from: draft.cursor, back: 0 };
    return { ...replace(draft, draft.cursor, draft.cursor, draft.cut), doing };
  },
  "yank-older": yankOlder,
  transpose,
  undo: draft => {
    const last = draft.undo.at(-1);
    if (!last) return draft;
    const redo = [...draft.redo, placeOf(draft)];
    return { ...draft, ...last, undo: draft.undo.slice(0, -1), redo, doing: undefined };
  },
} satisfies Partial<Record<Action, (draft: Draft) => Draft>>;

/** What was undone last is done again. */
export function redo(draft: Draft): Draft {
  const next = draft.redo.at(-1);
  if (!next) return draft;
  return {
    ...draft,
    ...next,
    undo: [...draft.undo, placeOf(draft)],
    redo: draft.redo.slice(0, -1),
    doing: undefined,
  };
}

/** One line up or down, towards the column where the way began; undefined at the first or last line. */
export function moveLine(draft: Draft, direction: "up" | "down"): Draft | undefined {
  const { text, cursor, doing } = draft;
  const start = lineStart(text, cursor);
  const column = doing?.what === "walking" ? doing.column : width(text.slice(start, cursor));
  if (direction === "up" ? start === 0 : lineEnd(text, cursor) === text.length) return undefined;
  const from = direction === "up" ? lineStart(text, start - 1) : lineEnd(text, cursor) + 1;
  let at = from;
  let cells = 0;
  for (const grapheme of graphemes(text.slice(from, lineEnd(text, from)))) {
    cells += width(grapheme);
    if (cells > column) break;
    at += grapheme.length;
  }
  return { ...draft, cursor: at, doing: { what: "walking", column } };
}

export function replace(draft: Draft, from: number, to: number, text: string, remember = true): Draft {
  if (from === to && text === "") return draft;
  const undo = remember ? [...draft.undo.slice(1 - mostUndo), placeOf(draft)] : draft.undo;
  const now = draft.text.slice(0, from) + text + draft.text.slice(to);
  return { ...draft, text: now, cursor: settled(now, from + text.length), undo, redo: [], doing: undefined };
}

function placeOf({ text, cursor }: Place): Place {
  return { text, cursor };
}

/** What is cut in one go is yanked in one go. */
function cut(draft: Draft, from: number, to: number): Draft {
  if (from === to) return draft;
  const piece = draft.text.slice(from, to);
  const after: Draft = { ...replace(draft, from, to, ""), doing: { what: "cutting" } };
  if (draft.doing?.what === "cutting") {
    return { ...after, cut: to === draft.cursor ? piece + draft.cut : draft.cut + piece };
  }
  return withCut(after, piece);
}

/** This is what is yanked next; what was cut before stays behind it. */
export function withCut(draft: Draft, piece: string): Draft {
  const older = draft.cut === "" ? draft.older : [draft.cut, ...draft.older].slice(0, mostCuts);
  return { ...draft, cut: piece, older };
}

/** In the place of what was just yanked, what was cut before it; after the oldest, the newest again. */
function yankOlder(draft: Draft): Draft {
  if (draft.doing?.what !== "yanking" || draft.older.length === 0) return draft;
  const { from } = draft.doing;
  const cuts = [draft.cut, ...draft.older];
  const back = (draft.doing.back + 1) % cuts.length;
  const after = replace(draft, from, draft.cursor, cuts[back] as string, false);
  return { ...after, doing: { what: "yanking", from, back } };
}

function transpose(draft: Draft): Draft {
  const { text, cursor } = draft;
  const middle = cursor === text.length ? placeBefore(draft) : cursor;
  const from = placeBefore({ text, cursor: middle });
  const to = placeAfter({ text, cursor: middle });
  if (from === middle || middle === to) return draft;
  return replace(draft, from, to, text.slice(middle, to) + text.slice(from, middle));
}

function moveTo(draft: Draft, cursor: number): Draft {
  return cursor === draft.cursor ? draft : { ...draft, cursor, doing: undefined };
}
