import { copied } from "../deeds/copy.ts";
import { openLink } from "../deeds/open.ts";
import { labelsFor } from "../hints/labels.ts";
import type { Thing } from "../hints/things.ts";
import type { Action } from "../keys/table.ts";
import type { Stage } from "../stage.ts";
import { anchorIn, type View } from "../view.ts";

/** A letter or two copy what they stand at. */
export class Hinting {
  readonly #stage: Stage;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** What is lowest is likeliest to be wanted, and has the labels that are easiest. */
  begin(): void {
    const stage = this.#stage;
    stage.change(view => ({
      ...view,
      help: undefined,
      info: undefined,
      picture: undefined,
      log: undefined,
      drawing: undefined,
      notice: undefined,
    }));
    const view = stage.view.get();
    const reading = stage.reading();
    const things = reading?.things(anchorIn(view, reading), view.revealed) ?? [];
    if (things.length === 0) return stage.say("There is nothing to copy.", true);
    const labels = labelsFor(things.length);
    const hints = new Map(things.reverse().map((thing, place) => [labels[place] ?? "", thing]));
    hints.delete("");
    stage.change(now => ({ ...now, hints: { labels: hints, typed: "" } }));
  }

  text(text: string): void {
    for (const letter of text) {
      const { hints } = this.#stage.view.get();
      if (!hints) return;
      const typed = hints.typed + letter.toLowerCase();
      const thing = hints.labels.get(typed);
      if (thing) void this.#take(thing, letter !== letter.toLowerCase());
      else if ([...hints.labels.keys()].some(label => label.startsWith(typed)))
        this.#set({ ...hints, typed });
    }
  }

  /** Whether the key was for the labels; any other takes them away, and goes its way. */
  take(action: Action): boolean {
    const { hints } = this.#stage.view.get();
    if (!hints) return false;
    if (action === "delete-back") {
      this.#set({ ...hints, typed: hints.typed.slice(0, -1) });
      return true;
    }
    this.#set(undefined);
    return action === "escape" || action === "clear-or-quit" || action === "hints";
  }

  async #take({ what, text }: Thing, opens: boolean): Promise<void> {
    this.#set(undefined);
    const name = { message: "Copied", link: "Copied the link", code: "Copied the code" }[what];
    const said =
      opens && what === "link" ? await openLink(text, this.#stage) : copied(text, name, this.#stage);
    if (said) this.#stage.say(said.text, said.error);
  }

  #set(hints: View["hints"]): void {
    this.#stage.change(view => ({ ...view, hints }));
  }
}
