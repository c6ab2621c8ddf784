import { graphemes, limits } from "../../protocol/index.ts";
import { type Draft, replace, withCut } from "../keys/edit.ts";
import { lineEnd, lineStart, placeAfter, settled } from "../keys/places.ts";
import { firstInLine, resting } from "./motions.ts";
import type { Range } from "./range.ts";

// Whole lines are kept with a line break at their end: that is how they are known when they are put somewhere.

export function yank(draft: Draft, { from, to, lines }: Range): Draft {
  const { text, cursor } = draft;
  if (from === to && !lines) return draft;
  const kept = withCut(draft, text.slice(from, to) + (lines ? "\n" : ""));
  const stays = lines && from === lineStart(text, cursor);
  return { ...kept, cursor: stays ? cursor : lines ? firstInLine(text, from) : from, doing: undefined };
}

export function remove(draft: Draft, range: Range): Draft {
  const { from, to, lines } = range;
  const { text, cursor } = draft;
  const kept = { ...yank(draft, range), cursor };
  if (!lines) return replace(kept, from, to, "");
  // A line goes with a line break: the one behind it, or before it if it is the last.
  const after =
    to < text.length ? replace(kept, from, to + 1, "") : replace(kept, Math.max(0, from - 1), to, "");
  return { ...after, cursor: firstInLine(after.text, after.cursor) };
}

/** Takes something away for other text to come there; of lines an empty one stays. */
export function vacate(draft: Draft, range: Range): Draft {
  const after = replace({ ...yank(draft, range), cursor: draft.cursor }, range.from, range.to, "");
  // What is written now belongs to it, unless there was nothing to take away.
  const doing = after.text === draft.text ? undefined : inserting(after.cursor);
  return { ...after, doing };
}

/** What was cut last, behind (`p`) or before (`P`) the cursor or its line. */
export function put(draft: Draft, count: number, where: "behind" | "before"): Draft {
  const { text, cursor, cut } = draft;
  if (cut === "") return draft;
  const piece = repeated(cut, count);
  if (!cut.endsWith("\n")) {
    const at = where === "before" ? cursor : Math.min(placeAfter(draft), lineEnd(text, cursor));
    const after = replace(draft, at, at, piece);
    // One line ends under the cursor; of several it is at the beginning.
    return { ...after, cursor: piece.includes("\n") ? at : resting(after.text, lastOf(after)) };
  }
  const at = where === "before" ? lineStart(text, cursor) : lineEnd(text, cursor);
  const after =
    where === "before" ? replace(draft, at, at, piece) : replace(draft, at, at, `\n${piece.slice(0, -1)}`);
  return { ...after, cursor: firstInLine(after.text, where === "before" ? at : at + 1) };
}

/** Other letters in the place of as many. */
export function overwrite(draft: Draft, count: number, letter: string): Draft {
  const { text, cursor } = draft;
  const there = graphemes(text.slice(cursor, lineEnd(text, cursor))).slice(0, count);
  if (there.length < count) return draft;
  const after = replace(draft, cursor, cursor + there.join("").length, letter.repeat(count));
  return { ...after, cursor: lastOf(after) };
}

/** Capitals become small letters and small letters capitals. */
export function swapCase(draft: Draft, count: number): Draft {
  const { text, cursor } = draft;
  const there = graphemes(text.slice(cursor, lineEnd(text, cursor))).slice(0, count);
  const swapped = there.map(swap).join("");
  if (there.length === 0) return draft;
  return replace(draft, cursor, cursor + there.join("").length, swapped);
}

/** So many lines become one. */
export function join(draft: Draft, count: number): Draft {
  let text = draft.text;
  let end = lineEnd(text, draft.cursor);
  let at = draft.cursor;
  for (let left = Math.max(2, count); left > 1 && end < text.length; left--) {
    const after = text.slice(end + 1).replace(/^[^\S\n]+/, "");
    const gap = after === "" || /^[\n)]/.test(after) || /^\s?$/.test(text.charAt(end - 1)) ? "" : " ";
    at = end;
    text = text.slice(0, end) + gap + after;
    end = lineEnd(text, end);
  }
  if (text === draft.text) return draft;
  return { ...replace(draft, 0, draft.text.length, text), cursor: settled(text, at) };
}

/** Text that is typed in insert mode: all of it, from where it began, is undone at once. */
export function typed(draft: Draft, text: string): Draft {
  const going = draft.doing?.what === "inserting" ? draft.doing : undefined;
  const after = replace(draft, draft.cursor, draft.cursor, text, !going);
  return { ...after, doing: going ?? inserting(draft.cursor) };
}

/** A line for what is typed next. */
export function openLine(draft: Draft, where: "below" | "above"): Draft {
  const { text, cursor } = draft;
  const at = where === "below" ? lineEnd(text, cursor) : lineStart(text, cursor);
  const after = replace(draft, at, at, "\n");
  const from = where === "below" ? at + 1 : at;
  return { ...after, cursor: from, doing: inserting(from) };
}

/** What a key of insert mode took away belongs to what is typed there; other keys have their own ways to go on. */
export function editedIn(before: Draft, after: Draft): Draft {
  const { doing } = before;
  const isChange = after.doing === undefined && after.undo.at(-1)?.text === before.text;
  if (doing?.what !== "inserting" || !isChange || after.text === before.text) return after;
  return { ...after, undo: before.undo, doing: inserting(Math.min(doing.from, after.cursor)) };
}

function inserting(from: number): Draft["doing"] {
  return { what: "inserting", from };
}

/** The character before the cursor. */
export function lastOf({ text, cursor }: Draft): number {
  const line = graphemes(text.slice(lineStart(text, cursor), cursor));
  return cursor - (line.at(-1)?.length ?? 0);
}

export function swap(character: string): string {
  return inCase(character, character === character.toLowerCase() ? "capital" : "small");
}

export function inCase(character: string, wanted: "small" | "capital"): string {
  const other = wanted === "small" ? character.toLowerCase() : character.toUpperCase();
  // Some have no single other form.
  return graphemes(other).length === 1 ? other : character;
}

/** No more than what is refused as too long anyway. */
export function repeated(piece: string, count: number): string {
  return piece.repeat(Math.min(count, 1 + Math.ceil(limits.textBytes / piece.length)));
}
