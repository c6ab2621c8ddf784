import { type Draft, edit, emptyDraft } from "../../../src/tui/keys/edit.ts";
import { editedIn, typed } from "../../../src/tui/vi/changes.ts";
import { press, redone, toNormal, unselected } from "../../../src/tui/vi/machine.ts";
import { selectionOf } from "../../../src/tui/vi/selection.ts";
import { newVi, type Pressed } from "../../../src/tui/vi/vi.ts";

/** Normal mode over a text with `|` before the character that the cursor is on. */
export function normal(text: string, more: Partial<Draft> = {}): Pressed {
  const draft = { ...emptyDraft, text: text.replace("|", ""), cursor: text.indexOf("|"), ...more };
  return { vi: { ...newVi, mode: "normal" }, draft };
}

export function shown({ draft: { text, cursor } }: Pressed): string {
  return `${text.slice(0, cursor)}|${text.slice(cursor)}`;
}

/** Keys as vi's users write them: `cwone<Esc>`. */
export function type(start: Pressed, keys: string): Pressed {
  const all = [...keys.matchAll(/<[\w-]+>|[\s\S]/gu)].map(([key]) => key);
  return all.reduce((now, key) => after(now, key), start);
}

function after({ vi, draft }: Pressed, key: string): Pressed {
  if (key === "<Esc>") return selectionOf(draft) ? unselected(vi, draft) : toNormal(vi, draft);
  if (key === "<C-r>") return redone(vi, draft);
  if (key === "<Left>") return { vi, draft: editedIn(draft, edit(draft, "left") as Draft) };
  if (key === "<BS>") return { vi, draft: editedIn(draft, edit(draft, "delete-back") as Draft) };
  return vi.mode === "insert" ? { vi, draft: typed(draft, key) } : press(vi, draft, key);
}
