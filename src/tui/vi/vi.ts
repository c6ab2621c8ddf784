import type { Draft } from "../keys/edit.ts";
import type { Command } from "./command.ts";
import type { Find } from "./finds.ts";

/** What vi knows besides the text. What is selected belongs to the text: see `selection.ts`. */
export interface Vi {
  readonly mode: "insert" | "normal";
  /** The keys so far of a command that is not whole yet. */
  readonly keys: readonly string[];
  /** The command that insert mode is part of. */
  readonly begun: Command | undefined;
  /** What `;` looks for again. */
  readonly find: Find | undefined;
  /** What `.` does again, and what was typed then. */
  readonly change: { readonly command: Command; readonly inserted: string } | undefined;
}

/** Where a key led; `leaves`: past the first or last line, where there is something else to see. */
export interface Pressed {
  readonly vi: Vi;
  readonly draft: Draft;
  readonly leaves?: "up" | "down";
}

/** One begins as one does without it: by writing. */
export const newVi: Vi = {
  mode: "insert",
  keys: [],
  begun: undefined,
  find: undefined,
  change: undefined,
};

export function changed(vi: Vi, draft: Draft, command: Command): Pressed {
  return { vi: { ...vi, change: { command, inserted: "" } }, draft };
}

export function inserting(vi: Vi, draft: Draft, command: Command): Pressed {
  return { vi: { ...vi, mode: "insert", begun: command }, draft };
}
