import { search } from "../../client/index.ts";
import type { Said } from "../commands/command.ts";
import { forwardTo } from "../deeds/forward.ts";
import { frequent, reactWith } from "../deeds/react.ts";
import { remove } from "../deeds/remove.ts";
import { edit, insert } from "../keys/edit.ts";
import type { Action } from "../keys/table.ts";
import type { Stage } from "../stage.ts";
import { type Question, withAnswer } from "../view.ts";

/** Keys answer a question. */
export class Asking {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  text(question: Question, text: string): void {
    if (question.what === "delete") return void this.#answer(question, text);
    // The frequent ones have numbers.
    const picked = question.what === "react" && question.draft.text === "" && frequent[Number(text) - 1];
    if (picked) return void this.#answer(question, picked);
    this.#stage.change(view => withAnswer(view, insert(question.draft, text.replace(/\n/g, " "))));
  }

  act(question: Question, action: Action): void {
    if (action === "send") return void this.#answer(question, question.draft.text);
    const edited = action === "newline" ? undefined : edit(question.draft, action);
    if (edited) return this.#stage.change(view => withAnswer(view, edited));
    if (action === "escape" || action === "clear-or-quit") this.#close();
  }

  async #answer(question: Question, text: string): Promise<void> {
    this.#close();
    const said = await this.#carriedOut(question, text.trim());
    if (said) this.#stage.say(said.text, said.error);
  }

  async #carriedOut(question: Question, text: string): Promise<Said> {
    const { client } = this.#stage;
    if (question.what === "delete") {
      return /^y$/i.test(text) ? remove(client, question.place) : { text: "It stays.", error: false };
    }
    if (text === "") return undefined;
    if (question.what === "react") return reactWith(client, question.place.room, question.message, text);
    if (question.what === "forward") return forwardTo(client, question.place, text);
    this.#stage.open(`Search: ${text}`, search(text));
    return undefined;
  }

  #close(): void {
    this.#stage.change(view => ({ ...view, question: undefined, notice: undefined }));
  }
}
