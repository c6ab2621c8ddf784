import type { Clock } from "../protocol/index.ts";

/** Thirty frames a second are enough for what comes over the network. */
const interval = 33;

/** Draws at once for the person at the keys, and gathers what comes from elsewhere. */
export class Pace {
  readonly #draw: () => void;
  readonly #clock: Clock;
  #drawnAt = 0;
  #cancel: (() => void) | undefined;

  constructor(draw: () => void, clock: Clock) {
    this.#draw = draw;
    this.#clock = clock;
  }

  now(): void {
    this.#cancel?.();
    this.#cancel = undefined;
    this.#drawnAt = this.#clock.now();
    this.#draw();
  }

  soon(): void {
    const wait = Math.max(0, this.#drawnAt + interval - this.#clock.now());
    this.#cancel ??= this.#clock.after(wait, () => this.now());
  }

  stop(): void {
    this.#cancel?.();
    this.#cancel = () => {};
  }
}
