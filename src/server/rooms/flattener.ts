import type { Committer } from "../committer.ts";
import type { Logger } from "../log.ts";
import type { Store } from "../store/store.ts";

/** Has pictures painted of boards with many strokes, and keeps them: of each board one at a time, whoever asks. */
export class Flattener {
  readonly #store: Store;
  readonly #committer: Committer;
  readonly #mostBytes: number;
  readonly #log: Logger;
  readonly #working = new Map<number, Promise<void>>();
  /** Boards whose pictures were too large for a frame: to try that with each stroke would keep a thread busy. */
  readonly #hopeless = new Set<number>();

  constructor(store: Store, committer: Committer, mostBytes: number, log: Logger) {
    this.#store = store;
    this.#committer = committer;
    this.#mostBytes = mostBytes;
    this.#log = log;
  }

  /** Resolves when there is a picture, or will be none: then the strokes are all that there is. */
  flatten(room: number): Promise<void> {
    if (this.#hopeless.has(room)) return Promise.resolve();
    let work = this.#working.get(room);
    if (!work) {
      work = this.#paint(room)
        .catch((error: unknown) => this.#log.error({ err: error, room }, "a board could not be painted"))
        .finally(() => this.#working.delete(room));
      this.#working.set(room, work);
    }
    return work;
  }

  /** There is nothing on it any more, or what was there before: perhaps that fits. */
  cleared(room: number): void {
    this.#hopeless.delete(room);
  }

  /** Resolves when nothing is being painted any more. */
  async idle(): Promise<void> {
    await Promise.all(this.#working.values());
  }

  async #paint(room: number): Promise<void> {
    const picture = await this.#store.read("boardPicture", { room });
    if (!picture) return;
    if (picture.pixels.length > this.#mostBytes) this.#hopeless.add(room);
    else await this.#committer.run({ type: "keepPicture", room, picture });
  }
}
