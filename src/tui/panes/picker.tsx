import type { ReactElement } from "react";
import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";
import { type PaneSize, Rows } from "./pane.tsx";

/** One of a list that is chosen from, and a word on it at the right edge. */
export interface Choice {
  readonly name: string;
  readonly about: string;
  /** It waits for one. */
  readonly unread?: boolean;
}

/** What there is to choose from, one below the other, what fits best with what is written first. */
export function Picker<T>({
  title,
  choices,
  show,
  at,
  theme,
  width,
  height,
}: PaneSize & {
  title: string;
  choices: readonly T[];
  show: (choice: T, place: number) => Choice;
  at: number;
  theme: Theme;
}): ReactElement {
  const room = Math.max(1, height - 1);
  const first = Math.max(0, Math.min(at - Math.floor(room / 2), choices.length - room));
  const rows = choices
    .slice(first, first + room)
    .map((choice, row) => choiceRow(show(choice, first + row), first + row === at, theme, width));
  const none = choices.length === 0 ? [theme.paint("dim", theme.clip(" Nothing is like that.", width))] : [];
  const blank = Array<string>(Math.max(0, height - 1 - rows.length - none.length)).fill("");
  const head = theme.paint("accent", theme.clip(` ${title}`, width));
  return <Rows rows={[head, ...rows, ...none, ...blank]} />;
}

function choiceRow(choice: Choice, chosen: boolean, theme: Theme, width: number): string {
  const name = theme.clip(printableLine(choice.name), Math.max(1, width - 2));
  const left = width - 2 - cellsOf(name);
  const about = left < 4 ? "" : theme.clip(printableLine(choice.about), left - 2);
  const sign = chosen ? theme.glyphs.prompt : " ";
  const gap = " ".repeat(Math.max(0, left - cellsOf(about)));
  // Marked by a sign as well: not every terminal shows reverse.
  if (chosen) return theme.paint("active", `${sign}${name}${gap}${about} `);
  return `${sign}${choice.unread ? theme.paint("unread", name) : name}${gap}${theme.paint("dim", about)}`;
}
