import { graphemes } from "../../protocol/index.ts";
import type { Action } from "./table.ts";

/** The text being written. `cursor` counts code units and is always between two characters. */
export interface Draft {
  readonly text: string;
  readonly cursor: number;
  /** What was cut last, for yank. */
  readonly cut: string;
  readonly undo: readonly { readonly text: string; readonly cursor: number }[];
}

export const emptyDraft: Draft = { text: "", cursor: 0, cut: "", undo: [] };

const mostUndo = 200;

/** Text comes in at the cursor. Typing is undone by words, a paste at once. */
export function insert(draft: Draft, text: string): Draft {
  const { cursor } = draft;
  const continues =
    text.length === 1 && text !== " " && text !== "\n" && /\S$/.test(draft.text.slice(0, cursor));
  return replace(draft, cursor, cursor, text, !continues);
}

export function withText(draft: Draft, text: string): Draft {
  return { ...draft, text, cursor: text.length, undo: [] };
}

/** What an editing key does; undefined if it is none. */
export function edit(draft: Draft, action: Action): Draft | undefined {
  return edits[action as keyof typeof edits]?.(draft);
}

const edits = {
  newline: draft => replace(draft, draft.cursor, draft.cursor, "\n"),
  left: draft => moveTo(draft, before(draft)),
  right: draft => moveTo(draft, after(draft)),
  "word-left": draft => moveTo(draft, wordBefore(draft)),
  "word-right": draft => moveTo(draft, wordAfter(draft)),
  "line-start": draft => moveTo(draft, lineStart(draft)),
  "line-end": draft => moveTo(draft, lineEnd(draft)),
  "delete-back": draft => replace(draft, before(draft), draft.cursor, ""),
  "delete-forward": draft => replace(draft, draft.cursor, after(draft), ""),
  "delete-word-back": draft => cut(draft, wordBefore(draft), draft.cursor),
  "delete-word-forward": draft => cut(draft, draft.cursor, wordAfter(draft)),
  "kill-to-end": draft => {
    // At the end of a line the line break itself goes, as in every shell.
    const end = lineEnd(draft);
    return cut(draft, draft.cursor, end === draft.cursor ? after(draft) : end);
  },
  "kill-to-start": draft => cut(draft, lineStart(draft), draft.cursor),
  yank: draft => replace(draft, draft.cursor, draft.cursor, draft.cut),
  transpose,
  undo: draft => {
    const last = draft.undo.at(-1);
    return last ? { ...draft, ...last, undo: draft.undo.slice(0, -1) } : draft;
  },
} satisfies Partial<Record<Action, (draft: Draft) => Draft>>;

/** One line up or down, as far along it as before; undefined at the first or last line. */
export function moveLine(draft: Draft, direction: "up" | "down"): Draft | undefined {
  const start = lineStart(draft);
  const column = draft.cursor - start;
  if (direction === "up") {
    if (start === 0) return undefined;
    const above = lineStart({ ...draft, cursor: start - 1 });
    return moveTo(draft, snap(draft.text, Math.min(above + column, start - 1)));
  }
  const end = lineEnd(draft);
  if (end === draft.text.length) return undefined;
  const below = lineEnd({ ...draft, cursor: end + 1 });
  return moveTo(draft, snap(draft.text, Math.min(end + 1 + column, below)));
}

function replace(draft: Draft, from: number, to: number, text: string, remember = true): Draft {
  if (from === to && text === "") return draft;
  const undo = remember
    ? [...draft.undo.slice(-mostUndo), { text: draft.text, cursor: draft.cursor }]
    : draft.undo;
  return {
    ...draft,
    text: draft.text.slice(0, from) + text + draft.text.slice(to),
    cursor: from + text.length,
    undo,
  };
}

function cut(draft: Draft, from: number, to: number): Draft {
  return from === to ? draft : { ...replace(draft, from, to, ""), cut: draft.text.slice(from, to) };
}

function transpose(draft: Draft): Draft {
  const middle = draft.cursor === draft.text.length ? before(draft) : draft.cursor;
  const from = before({ ...draft, cursor: middle });
  const to = after({ ...draft, cursor: middle });
  if (from === middle || middle === to) return draft;
  return replace(draft, from, to, draft.text.slice(middle, to) + draft.text.slice(from, middle));
}

function moveTo(draft: Draft, cursor: number): Draft {
  return cursor === draft.cursor ? draft : { ...draft, cursor };
}

function before({ text, cursor }: Pick<Draft, "text" | "cursor">): number {
  // A character is short: looking at the line is enough.
  const from = text.lastIndexOf("\n", cursor - 2) + 1;
  return cursor - (graphemes(text.slice(from, cursor)).at(-1)?.length ?? 0);
}

function after({ text, cursor }: Pick<Draft, "text" | "cursor">): number {
  return cursor + (graphemes(text.slice(cursor, cursor + 64))[0]?.length ?? 0);
}

function wordBefore({ text, cursor }: Draft): number {
  const match = /[\p{L}\p{M}\p{N}_]+[^\p{L}\p{M}\p{N}_]*$|[^\p{L}\p{M}\p{N}_]+$/u.exec(text.slice(0, cursor));
  return match ? match.index : 0;
}

function wordAfter({ text, cursor }: Draft): number {
  const match = /^[^\p{L}\p{M}\p{N}_]*[\p{L}\p{M}\p{N}_]*/u.exec(text.slice(cursor));
  return cursor + (match?.[0].length ?? 0);
}

function lineStart({ text, cursor }: Pick<Draft, "text" | "cursor">): number {
  return text.lastIndexOf("\n", cursor - 1) + 1;
}

function lineEnd({ text, cursor }: Pick<Draft, "text" | "cursor">): number {
  const end = text.indexOf("\n", cursor);
  return end < 0 ? text.length : end;
}

/** The nearest place at or before this one that is between two characters. */
function snap(text: string, place: number): number {
  let at = text.lastIndexOf("\n", place - 1) + 1;
  for (const grapheme of graphemes(text.slice(at, place + 64))) {
    if (at + grapheme.length > place) break;
    at += grapheme.length;
  }
  return Math.min(at, place);
}
