import type { Clock } from "../protocol/index.ts";

/** A clock whose timers end together: nothing of a client that was stopped keeps its program alive. */
export class Timers implements Clock {
  readonly #clock: Clock;
  readonly #cancels = new Set<() => void>();
  #ended = false;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  after(ms: number, call: () => void): () => void {
    if (this.#ended) return () => {};
    const cancel = this.#clock.after(ms, () => {
      this.#cancels.delete(cancel);
      call();
    });
    this.#cancels.add(cancel);
    return () => {
      this.#cancels.delete(cancel);
      cancel();
    };
  }

  end(): void {
    this.#ended = true;
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
  }
}
