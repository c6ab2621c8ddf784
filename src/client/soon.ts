import type { Clock } from "../protocol/index.ts";
import type { Background } from "./background.ts";

/** Who types does not write to the disk with each key. */
const pause = 1_000;

/** Something that is written within a second, one time after the other: what was said later is there in the end. */
export class Soon {
  readonly #write: () => readonly Promise<void>[];
  readonly #clock: Clock;
  readonly #background: Background;
  #cancel: (() => void) | undefined;
  #last = Promise.resolve();

  constructor(write: () => readonly Promise<void>[], clock: Clock, background: Background) {
    this.#write = write;
    this.#clock = clock;
    this.#background = background;
  }

  ask(): void {
    this.#cancel ??= this.#clock.after(pause, () => this.flush());
  }

  /** At once, if anything is to be written. */
  flush(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = undefined;
    // One file that cannot be written is no reason to wait for none of the others.
    this.#last = this.#last.then(async () => {
      const all = this.#write();
      for (const one of all) this.#background.run(one);
      await Promise.allSettled(all);
    });
    this.#background.run(this.#last);
  }
}
