import { graphemes } from "../../protocol/index.ts";
import { deskOf, withDraft } from "../desk.ts";
import { type Draft, edit, replace } from "../keys/edit.ts";
import { lineEnd, placeAfter } from "../keys/places.ts";
import type { Action } from "../keys/table.ts";
import type { Stage } from "../stage.ts";
import { editedIn, typed } from "../vi/changes.ts";
import { atRest, press, redone, toNormal, unselected } from "../vi/machine.ts";
import { selectedIn, selectionOf } from "../vi/selection.ts";
import type { Pressed, Vi } from "../vi/vi.ts";
import type { View } from "../view.ts";

/** What keys that are no letters do in visual mode, by the letters that do it. */
const keysOf: Partial<Record<Action, string>> = {
  "delete-back": "h",
  "delete-forward": "d",
  "history-back": "k",
  "history-forward": "j",
};

/** What keys mean for the text where one writes as in vi; what it does not take goes its usual way. */
export class WritingAsInVi {
  readonly #stage: Stage;
  readonly #write: (draft: Draft) => void;
  readonly #leave: (action: Action) => void;

  /** `leave`: past the first or last line there is what Up and Down show there. */
  constructor(stage: Stage, write: (draft: Draft) => void, leave: (action: Action) => void) {
    this.#stage = stage;
    this.#write = write;
    this.#leave = leave;
  }

  /** Each character is a key in normal mode; one of them may begin insert mode for the rest. */
  text(text: string): boolean {
    if (!this.#vi()) return false;
    const keys = graphemes(text);
    for (const [place, key] of keys.entries()) {
      const vi = this.#vi();
      if (vi?.mode !== "normal") {
        this.#write(typed(this.#draft(), keys.slice(place).join("")));
        break;
      }
      const { leaves, ...pressed } = press(vi, this.#draft(), key);
      this.#take(pressed);
      if (leaves) this.#leave(leaves === "up" ? "history-back" : "history-forward");
    }
    return true;
  }

  /**
   * Where a paste comes in: in normal mode behind the character at the cursor, as what is put there does; in visual
   * mode in the place of what is selected.
   */
  pasteInto(draft: Draft): Draft {
    if (this.#vi()?.mode !== "normal") return draft;
    const selected = selectedIn(draft);
    if (selected) return replace(draft, selected.from, selected.to, "");
    return { ...draft, cursor: Math.min(placeAfter(draft), lineEnd(draft.text, draft.cursor)) };
  }

  act(action: Action): boolean {
    const vi = this.#vi();
    if (!vi) return false;
    const draft = this.#draft();
    if (vi.mode === "insert") return this.#actInserting(vi, draft, action);
    if (selectionOf(draft) && this.#actSelecting(vi, draft, action)) return true;
    if (vi.keys.length > 0) {
      this.#set({ ...vi, keys: [] });
      if (action === "escape") return true;
    }
    if (action === "search-sent") {
      this.#take(redone(vi, draft));
      return true;
    }
    // There is nothing to delete before what one stands on: the key goes there, as in vi.
    const edited = edit(draft, action === "delete-back" ? "left" : action);
    if (edited) this.#write(atRest(edited));
    return edited !== undefined;
  }

  /** After something else than vi changed the text, or put another in its place. */
  settle(): void {
    if (this.#vi()?.mode === "normal") this.#stage.change(view => withDraft(view, atRest));
  }

  /** Enter is sending in both modes, and what comes next begins with writing it. */
  sent(): void {
    const vi = this.#vi();
    if (vi) this.#set({ ...vi, mode: "insert", keys: [], begun: undefined });
  }

  #actSelecting(vi: Vi, draft: Draft, action: Action): boolean {
    const key = keysOf[action];
    if (key !== undefined) {
      this.#take(press({ ...vi, keys: [] }, draft, key));
      return true;
    }
    // Ctrl+C puts an end to what one is at, before it clears the line.
    if (action === "escape" || action === "clear-or-quit") {
      this.#take(unselected(vi, draft));
      return true;
    }
    const moved = edit(draft, action);
    if (!moved || moved.text !== draft.text) return false;
    this.#take({ vi: { ...vi, keys: [] }, draft: atRest({ ...moved, doing: draft.doing }) });
    return true;
  }

  #actInserting(vi: Vi, draft: Draft, action: Action): boolean {
    // What was pasted may still be taken back: Esc does that first.
    if (action === "escape" && draft.doing?.what !== "pasting") {
      this.#take(toNormal(vi, draft));
      return true;
    }
    const edited = edit(draft, action);
    if (edited) this.#write(editedIn(draft, edited));
    return edited !== undefined;
  }

  #take({ vi, draft }: Pressed): void {
    if (draft !== this.#draft()) this.#write(draft);
    this.#set(vi);
  }

  #set(vi: Vi): void {
    this.#stage.change((view: View) => ({ ...view, vi }));
  }

  #vi(): Vi | undefined {
    return this.#stage.view.get().vi;
  }

  #draft(): Draft {
    return deskOf(this.#stage.view.get()).draft;
  }
}
