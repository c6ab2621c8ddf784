import { capabilitiesOf } from "./capabilities.ts";
import type { Look } from "./look.ts";
import { askBackground, resetColours, setColours } from "./screen/colours.ts";
import { giveMouse, takeMouse } from "./screen/mouse.ts";
import type { Terminal } from "./screen/terminal.ts";
import type { View } from "./view.ts";

/** What the terminal wears while the program has it: a theme's own colours, and whether the mouse is ours. */
export class Outfit {
  readonly #terminal: Pick<Terminal, "dress" | "undress" | "write">;
  readonly #look: Pick<Look, "named" | "asks">;
  readonly #mayColour: boolean;
  readonly #background: boolean;

  constructor(options: {
    terminal: Pick<Terminal, "dress" | "undress" | "write">;
    look: Pick<Look, "named" | "asks">;
    environment: NodeJS.ProcessEnv;
    /** Whether a theme may change the background. */
    background: boolean;
  }) {
    const { osc, depth } = capabilitiesOf(options.environment);
    this.#terminal = options.terminal;
    this.#look = options.look;
    this.#mayColour = osc && depth !== "none";
    this.#background = options.background;
  }

  /** Another background is the terminal's matter: no cell of ours has one. */
  colours(): void {
    const { named } = this.#look;
    if (!this.#mayColour || !this.#background) return;
    if (named) this.#terminal.dress("colours", setColours(named), resetColours);
    else this.#terminal.undress("colours");
  }

  /** As long as it is not ours, nothing is said about it. */
  mouse({ mouse, drawing }: View): void {
    // On a board it draws.
    if (mouse || drawing) this.#terminal.dress("mouse", takeMouse, giveMouse);
    else this.#terminal.undress("mouse");
  }

  /** Asks for the background, if what is worn depends on it. */
  ask(): void {
    if (this.#mayColour && this.#look.asks) this.#terminal.write(askBackground);
  }
}
