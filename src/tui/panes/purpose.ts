import { width as cellsOf, printableLine } from "../../protocol/index.ts";
import type { Theme } from "../theme/theme.ts";

/** What is written for, or asked; the keys that answer it otherwise than in words; and what it is about. */
export interface Purpose {
  readonly what: string;
  readonly keys?: string;
  readonly about?: string;
}

/** So many cells show it without cutting more than what it is about. */
export function cellsNeeded({ what, keys = "" }: Purpose): number {
  return cellsOf(printableLine(what)) + cellsOf(behind(keys));
}

/** What there is room for. The keys are the last to go: who does not see them does not know how to leave. */
export function fitted(purpose: Purpose, cells: number, theme: Theme): string {
  const what = printableLine(purpose.what);
  const keys = behind(purpose.keys ?? "");
  const left = cells - cellsNeeded(purpose);
  if (left >= 0) return what + keys + theme.clip(printableLine(purpose.about ?? ""), left);
  const forWhat = cells - cellsOf(keys);
  return forWhat > 0 ? theme.clip(what, forWhat) + keys : theme.clip(keys.trimStart(), cells);
}

function behind(keys: string): string {
  return keys === "" ? "" : ` ${keys}`;
}
