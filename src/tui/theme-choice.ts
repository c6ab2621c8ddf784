import type { Slice } from "../client/index.ts";
import type { Action } from "./keys/table.ts";
import type { Look } from "./look.ts";
import type { View } from "./view.ts";

/** Choosing a theme from the list: what is at the cursor is worn meanwhile. */
export class ThemeChoice {
  readonly #view: Slice<View>;
  readonly #look: Look;

  constructor(view: Slice<View>, look: Look) {
    this.#view = view;
    this.#look = look;
  }

  open(): void {
    const { names, chosen } = this.#look;
    this.#set({ names, at: Math.max(0, names.indexOf(chosen)) });
  }

  /** Whether the key was for the list. Any other key closes it, and goes its way. */
  take(action: Action | undefined): boolean {
    const { themes } = this.#view.get();
    if (!themes) return false;
    if (action === "history-back" || action === "history-forward") {
      const { length } = themes.names;
      const at = (themes.at + (action === "history-back" ? -1 : 1) + length) % length;
      this.#set({ ...themes, at });
      this.#look.try(themes.names[at]);
      return true;
    }
    this.#set(undefined);
    if (action === "send") this.#look.choose(themes.names[themes.at] as string);
    else this.#look.try(undefined);
    return action === "send" || action === "escape" || action === "clear-or-quit";
  }

  #set(themes: View["themes"]): void {
    this.#view.update(view => ({ ...view, themes }));
  }
}
