import type { Clock } from "../../protocol/index.ts";
import type { Background } from "./background.ts";

/** Who types does not write to the disk with each key. */
const pause = 1_000;

/** What is written of each room within a second, one time after the other: what was said later is there in the end. */
export class Soon<T> {
  readonly #write: (room: number, what: T) => Promise<void>;
  readonly #clock: Clock;
  readonly #background: Background;
  /** What is not on its way yet. */
  readonly #waiting = new Map<number, T>();
  #cancel: (() => void) | undefined;
  #last = Promise.resolve();

  constructor(write: (room: number, what: T) => Promise<void>, clock: Clock, background: Background) {
    this.#write = write;
    this.#clock = clock;
    this.#background = background;
  }

  /** What is to be written of a room so far. */
  of(room: number): T | undefined {
    return this.#waiting.get(room);
  }

  set(room: number, what: T): void {
    this.#waiting.set(room, what);
    this.#cancel ??= this.#clock.after(pause, () => this.flush());
  }

  /** At once, if anything is to be written. */
  flush(): void {
    if (!this.#cancel) return;
    this.#cancel();
    this.#cancel = undefined;
    this.#last = this.#last.then(() => this.#writeAll());
    this.#background.run(this.#last);
  }

  /** One file that cannot be written is no reason to wait for none of the others. */
  async #writeAll(): Promise<void> {
    const all = Array.from(this.#waiting, ([room, what]) => this.#write(room, what));
    this.#waiting.clear();
    for (const one of all) this.#background.run(one);
    await Promise.allSettled(all);
  }
}
