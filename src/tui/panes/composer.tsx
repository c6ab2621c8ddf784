import type { ReactElement } from "react";
import { width as cellsOf, graphemes, printable } from "../../protocol/index.ts";
import type { Draft } from "../keys/edit.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

export interface ComposerLayout {
  readonly rows: readonly string[];
  readonly cursor: { readonly x: number; readonly y: number };
}

const promptWidth = 2;

let last: { text: string; cursor: number; width: number; layout: ComposerLayout } | undefined;

/** The draft as rows, and where the cursor is among them: broken anywhere, since what is typed must not jump. */
export function composerLayout(draft: Pick<Draft, "text" | "cursor">, width: number): ComposerLayout {
  const { text, cursor } = draft;
  // Asked three times a frame: how high the pane is, what is in it, and where the cursor is.
  if (last?.text === text && last.cursor === cursor && last.width === width) return last.layout;
  last = { text, cursor, width, layout: lay(draft, width) };
  return last.layout;
}

function lay(draft: Pick<Draft, "text" | "cursor">, width: number): ComposerLayout {
  const cells = Math.max(1, width - promptWidth - 1);
  const rows: string[] = [""];
  let used = 0;
  let at = 0;
  let cursor = { x: 0, y: 0 };
  for (const grapheme of graphemes(draft.text)) {
    if (at <= draft.cursor) cursor = { x: used, y: rows.length - 1 };
    at += grapheme.length;
    const shown = printable(grapheme);
    if (shown === "\n") {
      rows.push("");
      used = 0;
      continue;
    }
    const wide = cellsOf(shown);
    if (used + wide > cells) {
      rows.push("");
      used = 0;
      if (at - grapheme.length === draft.cursor) cursor = { x: 0, y: rows.length - 1 };
    }
    rows[rows.length - 1] += shown;
    used += wide;
  }
  if (at <= draft.cursor) cursor = { x: used, y: rows.length - 1 };
  return { rows, cursor: { x: cursor.x + promptWidth, y: cursor.y } };
}

/** The first row that is shown, so that the cursor's is. */
export function firstShown({ rows, cursor }: ComposerLayout, height: number): number {
  return Math.max(0, Math.min(cursor.y - height + 1, rows.length - height), cursor.y - height + 1);
}

export function Composer({
  layout,
  normal,
  theme,
  height,
}: PaneSize & { layout: ComposerLayout; normal: boolean; theme: Theme }): ReactElement {
  const first = firstShown(layout, height);
  const sign = normal ? theme.glyphs.normalPrompt : theme.glyphs.prompt;
  const prompt = `${theme.paint("accent", sign)} `;
  const rows = layout.rows
    .slice(first, first + height)
    .map((row, place) => (first + place === 0 ? prompt : " ".repeat(promptWidth)) + row);
  return <Rows rows={rows} />;
}
