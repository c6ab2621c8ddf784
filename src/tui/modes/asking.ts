import { search } from "../../client/index.ts";
import { forwardTo } from "../deeds/forward.ts";
import { remove } from "../deeds/remove.ts";
import { answer } from "../deeds/reply.ts";
import { deskOf, withDraft } from "../desk.ts";
import { type Draft, edit, emptyDraft, insert, replace } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import type { Question } from "../question.ts";
import type { Said } from "../said.ts";
import { sentBefore } from "../sent-before.ts";
import type { Stage } from "../stage.ts";
import { withAnswer } from "../view.ts";
import type { DrawingMode } from "./drawing.ts";

/** Keys answer a question. */
export class Asking {
  readonly #stage: Stage;
  readonly #drawing: DrawingMode;

  constructor(stage: Stage, drawing: DrawingMode) {
    this.#stage = stage;
    this.#drawing = drawing;
  }

  text(question: Question, text: string): void {
    if (question.what === "delete" || question.what === "clear") return void this.#answer(question, text);
    this.#write(question, insert(question.draft, text.replace(/\n/g, " ")));
  }

  act(question: Question, action: Action): void {
    if (action === "send") return void this.#answer(question, question.draft.text);
    if (action === "search-sent" && question.what === "sent") return this.#older(question);
    const edited = action === "newline" ? undefined : edit(question.draft, action);
    if (edited) return this.#write(question, edited);
    if (action === "escape" || action === "clear-or-quit") this.#close();
  }

  #write(question: Question, draft: Draft): void {
    // Other letters are another search, which begins with the latest.
    const text = draft.text !== question.draft.text;
    const from = question.what === "sent" && text ? { ...question, back: 0 } : question;
    this.#stage.change(view => withAnswer({ ...view, question: from }, draft));
  }

  #older(question: Question & { what: "sent" }): void {
    const found = sentBefore(deskOf(this.#stage.view.get()).sent, question.draft.text);
    const back = Math.min(question.back + 1, Math.max(0, found.length - 1));
    this.#stage.change(view => ({ ...view, question: { ...question, back } }));
  }

  /** What is found comes in the place of what was being written, which undo brings back. */
  #take({ back }: Question & { what: "sent" }, typed: string): void {
    this.#stage.change(view => {
      const found = sentBefore(deskOf(view).sent, typed)[back];
      if (found === undefined) return view;
      return withDraft(view, draft => replace(draft, 0, draft.text.length, found));
    });
  }

  #filter(filter: string): void {
    this.#stage.change(view => ({ ...view, log: view.log && { ...view.log, filter } }));
  }

  async #answer(question: Question, text: string): Promise<void> {
    // What is taken is not left.
    this.#stage.change(view => withAnswer(view, emptyDraft));
    this.#close();
    if (question.what === "sent") return this.#take(question, question.draft.text);
    if (question.what === "frames") return this.#filter(text.trim());
    const said = await this.#carriedOut(question, text.trim());
    if (said) this.#stage.say(said.text, said.error);
  }

  async #carriedOut(question: Exclude<Question, { what: "sent" | "frames" }>, text: string): Promise<Said> {
    const { client } = this.#stage;
    if (question.what === "delete") {
      return /^y$/i.test(text) ? remove(client, question.place) : { text: "It stays.", error: false };
    }
    if (question.what === "clear") {
      if (!/^y$/i.test(text)) return { text: "It stays.", error: false };
      this.#drawing.clear();
      return undefined;
    }
    if (question.what === "share") return this.#drawing.share(question.picture, text);
    if (text === "") return undefined;
    if (question.what === "letters") {
      this.#drawing.write(text);
      return undefined;
    }
    if (question.what === "ink") {
      const problem = this.#drawing.dip(text);
      return problem === undefined ? undefined : { text: problem, error: true };
    }
    if (question.what === "answer") {
      const { place, message } = question;
      return answer(this.#stage, { room: place.room, message }, text);
    }
    if (question.what === "forward") return forwardTo(client, question.place, text);
    this.#stage.open(`Search: ${text}`, search(text));
    return undefined;
  }

  #close(): void {
    this.#stage.change(view => ({ ...view, question: undefined, notice: undefined }));
  }
}
