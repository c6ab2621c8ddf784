import type { Clock, ErrorCode } from "../protocol/index.ts";
import type { Logger } from "./log.ts";
import type { Outcome } from "./store/store.ts";

/** As long as a disk takes nothing, that is said so often. */
const reminder = 60_000;
/** What is small may fit where the rest does not: it takes all again after so long without a refusal. */
const calm = 10_000;

const troubles: { readonly [code in ErrorCode]?: string } = {
  storage_full: "the disk is full: what people say is refused until there is room",
  not_stored: "the disk cannot be written to: what people say is refused",
};

/** What an operator is told of a disk: that it refuses, and when it does not any more. */
export class DiskLog {
  readonly #log: Logger;
  readonly #clock: Clock;
  #refusedAt: number | undefined;
  #toldAt = Number.NEGATIVE_INFINITY;

  constructor(log: Logger, clock: Clock) {
    this.#log = log;
    this.#clock = clock;
  }

  /** What became of a batch, which a disk takes or refuses as a whole. */
  committed([first]: readonly Outcome[]): void {
    const trouble = first && "refusal" in first ? troubles[first.refusal.code] : undefined;
    if (trouble) this.#refused(trouble);
    else if (this.#refusedAt !== undefined) this.#stored(this.#refusedAt);
  }

  #refused(trouble: string): void {
    const now = this.#clock.now();
    this.#refusedAt = now;
    if (now - this.#toldAt < reminder) return;
    this.#toldAt = now;
    this.#log.error(trouble);
  }

  #stored(refusedAt: number): void {
    if (this.#clock.now() - refusedAt < calm) return;
    this.#refusedAt = undefined;
    this.#toldAt = Number.NEGATIVE_INFINITY;
    this.#log.info("the disk takes what people say again");
  }
}
