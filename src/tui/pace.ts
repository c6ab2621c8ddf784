import type { Clock } from "../protocol/index.ts";

/** Thirty frames a second, and not one more, are enough for what comes over the network. */
const interval = 34;

/**
 * Draws at once for the person at the keys, and gathers what comes from elsewhere. A key draws what it changed and
 * nothing more: a pane full of messages takes some milliseconds at 200x60, which the next letter must not wait for.
 */
export class Pace {
  readonly #draw: (what: "keys" | "all") => void;
  readonly #clock: Clock;
  #drawnAt = Number.NEGATIVE_INFINITY;
  #cancel: (() => void) | undefined;

  constructor(draw: (what: "keys" | "all") => void, clock: Clock) {
    this.#draw = draw;
    this.#clock = clock;
  }

  now(): void {
    this.#draw("keys");
  }

  soon(): void {
    const wait = Math.max(0, this.#drawnAt + interval - this.#clock.now());
    this.#cancel ??= this.#clock.after(wait, () => {
      this.#cancel = undefined;
      this.#drawnAt = this.#clock.now();
      this.#draw("all");
    });
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = () => {};
  }
}
