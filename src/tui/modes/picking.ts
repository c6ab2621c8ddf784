import { edit, insert } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import type { Picker } from "../question.ts";
import type { Stage } from "../stage.ts";
import { asking } from "../view.ts";
import { emojiPicks } from "./emoji.ts";
import type { Picks } from "./picks.ts";
import { placePicks } from "./switching.ts";

/** How far each key goes in the list. */
const steps: Partial<Record<Action, number>> = {
  "history-forward": 1,
  "next-room": 1,
  "history-back": -1,
  "previous-room": -1,
  "page-down": 10,
  "page-up": -10,
};

/** Keys look for one of a list, whatever is listed, and take it. */
export class Picking {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  text(question: Picker, text: string): void {
    const picks = this.#picks(question);
    if (picks.numbered && question.draft.text === "" && /^[1-9]$/.test(text)) {
      return this.#pick(picks, Number(text) - 1);
    }
    this.#write(question, insert(question.draft, text.replace(/\s+/g, " ")));
  }

  /** Whether the key was for the list; any other goes its way. */
  take(question: Picker, action: Action): boolean {
    const by = steps[action];
    if (by !== undefined) {
      const most = this.#picks(question).count - 1;
      const to = Math.abs(by) > 1 ? question.at + by : around(question.at + by, most);
      const at = Math.max(0, Math.min(to, most));
      this.#stage.change(view => asking(view, { ...question, at }));
      return true;
    }
    if (action === "send") {
      this.#pick(this.#picks(question), question.at);
      return true;
    }
    if (action === "escape" || action === "clear-or-quit" || action === this.#picks(question).key) {
      this.#close();
      return true;
    }
    const edited = action === "newline" ? undefined : edit(question.draft, action);
    if (edited) this.#write(question, edited);
    return edited !== undefined || action === "newline";
  }

  /** Another text is another list: one begins at its first. */
  #write(question: Picker, draft: Picker["draft"]): void {
    const at = draft.text === question.draft.text ? question.at : 0;
    this.#stage.change(view => asking(view, { ...question, draft, at }));
  }

  #pick(picks: Picks, at: number): void {
    if (at >= picks.count) return;
    this.#close();
    picks.pick(at);
  }

  #picks(question: Picker): Picks {
    return question.what === "switch" ? placePicks(this.#stage, question) : emojiPicks(this.#stage, question);
  }

  #close(): void {
    this.#stage.change(view => ({ ...view, question: undefined }));
  }
}

/** Past either end it goes on at the other. */
function around(at: number, most: number): number {
  return at < 0 ? most : at > most ? 0 : at;
}
