import type { ReactElement } from "react";
import { width as cellsOf, graphemes, printable } from "../../protocol/index.ts";
import type { Draft } from "../keys/edit.ts";
import type { Theme } from "../theme/theme.ts";
import { selectedIn } from "../vi/selection.ts";
import { type PaneSize, Rows } from "./pane.tsx";

export interface ComposerLayout {
  readonly rows: readonly string[];
  /** From where to before where each row is selected, if it is; one further than its end with its line break. */
  readonly selected: readonly (Selected | undefined)[];
  readonly cursor: { readonly x: number; readonly y: number };
}

interface Selected {
  readonly from: number;
  readonly to: number;
}

type Written = Pick<Draft, "text" | "cursor"> & Partial<Pick<Draft, "doing">>;

const promptWidth = 2;

let last: { draft: Written; width: number; layout: ComposerLayout } | undefined;

/** The draft as rows, and where the cursor is among them: broken anywhere, since what is typed must not jump. */
export function composerLayout(draft: Written, width: number): ComposerLayout {
  // Asked three times a frame: how high the pane is, what is in it, and where the cursor is.
  if (last?.draft === draft && last.width === width) return last.layout;
  last = { draft, width, layout: lay(draft, width) };
  return last.layout;
}

function lay(draft: Written, width: number): ComposerLayout {
  const cells = Math.max(1, width - promptWidth - 1);
  const rows: string[] = [""];
  const selected: (Selected | undefined)[] = [];
  const { from, to, lines } = selectedIn(draft) ?? { from: 0, to: 0, lines: false };
  const end = lines ? to + 1 : to;
  const select = (length: number) => {
    const row = rows.length - 1;
    const begin = (rows[row] as string).length;
    selected[row] = { from: selected[row]?.from ?? begin, to: begin + length };
  };
  let used = 0;
  let at = 0;
  let cursor = { x: 0, y: 0 };
  for (const grapheme of graphemes(draft.text)) {
    if (at <= draft.cursor) cursor = { x: used, y: rows.length - 1 };
    const isSelected = at >= from && at < end;
    at += grapheme.length;
    const shown = printable(grapheme);
    if (shown === "\n") {
      if (isSelected) select(1);
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
    if (isSelected) select(shown.length);
    rows[rows.length - 1] += shown;
    used += wide;
  }
  if (at <= draft.cursor) cursor = { x: used, y: rows.length - 1 };
  return { rows, selected, cursor: { x: cursor.x + promptWidth, y: cursor.y } };
}

/** The first row that is shown, so that the cursor's is. */
export function firstShown({ cursor }: ComposerLayout, height: number): number {
  return Math.max(0, cursor.y - height + 1);
}

/** Inverse, in each theme; a line break that is selected is a blank behind its line. */
function withSelected(row: string, selected: Selected | undefined, theme: Theme): string {
  if (!selected) return row;
  const { from, to } = selected;
  const shown = theme.paint("active", row.slice(from, to).padEnd(to - from));
  return row.slice(0, from) + shown + row.slice(to);
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
  const rows = layout.rows.slice(first, first + height).map((row, place) => {
    const begin = first + place === 0 ? prompt : " ".repeat(promptWidth);
    return begin + withSelected(row, layout.selected[first + place], theme);
  });
  return <Rows rows={rows} />;
}
