import { graphemes } from "../../protocol/index.ts";
import type { Draft } from "../keys/edit.ts";
import { lineEnd, placeAfter } from "../keys/places.ts";
import { linesFrom, linesOf, type Range } from "./range.ts";

/** Visual mode: what is selected from a place on to the cursor, characters or whole lines. */
export type Selection = Extract<Draft["doing"], { readonly what: "selecting" }>;

type Selecting = Pick<Draft, "text" | "cursor"> & Partial<Pick<Draft, "doing">>;

export function selectionOf({ doing }: Partial<Pick<Draft, "doing">>): Selection | undefined {
  return doing?.what === "selecting" ? doing : undefined;
}

/** What is selected, the characters at both ends with it. */
export function selectedIn(draft: Selecting): Range | undefined {
  const selection = selectionOf(draft);
  if (!selection) return undefined;
  const { text, cursor } = draft;
  const from = Math.min(selection.from, cursor);
  const last = Math.max(selection.from, cursor);
  return selection.lines
    ? linesOf(text, from, last)
    : { from, to: placeAfter({ text, cursor: last }), lines: false };
}

/** How much was selected, so that as much can be taken from elsewhere. */
export type Extent = { readonly lines: number } | { readonly characters: number; readonly inLine: boolean };

export function extentOf(text: string, { from, to, lines }: Range): Extent {
  const piece = text.slice(from, to);
  if (lines) return { lines: piece.split("\n").length };
  return { characters: graphemes(piece).length, inLine: !piece.includes("\n") };
}

/** As much from the cursor on, if there is; what was in one line is sought in one. */
export function rangeOf(draft: Draft, extent: Extent): Range {
  if ("lines" in extent) return linesFrom(draft, extent.lines);
  const { text, cursor } = draft;
  const there = text.slice(cursor, extent.inLine ? lineEnd(text, cursor) : text.length);
  const piece = graphemes(there).slice(0, extent.characters).join("");
  return { from: cursor, to: cursor + piece.length, lines: false };
}
