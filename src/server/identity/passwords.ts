import type { Options } from "@node-rs/argon2";

/** As OWASP has it: 19 MiB and two passes, some 20 ms. The default of the library is argon2id. */
const cost: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** More than these waiting are some 20 seconds of work. */
const mostWaiting = 1_000;

/**
 * Hashes and checks passwords off the event loop, one after the other: each takes a core for 20 ms and 19 MiB, and
 * those who talk need the other cores.
 */
export class Passwords {
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  /** Checked where there is none, so that an answer takes as long whether or not there is one. */
  #nobody: Promise<string> | undefined;

  /** Undefined if too many wait. */
  hash(password: string): Promise<string | undefined> {
    return this.#inTurn(async () => (await argon2()).hash(password, cost));
  }

  /**
   * Whether it is this one; without a hash it never is. Undefined if too many wait, or if it is not wanted any more
   * when its turn has come: `wrong` is called before the next one's.
   */
  check(
    password: string,
    hash: string | null,
    { isWanted, wrong }: { isWanted: () => boolean; wrong: () => void },
  ): Promise<boolean | undefined> {
    return this.#inTurn(async () => {
      if (!isWanted()) return undefined;
      const { hash: make, verify } = await argon2();
      this.#nobody ??= make("nobody's", cost);
      const right = (await verify(hash ?? (await this.#nobody), password)) && hash !== null;
      if (!right) wrong();
      return right;
    });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#waiting >= mostWaiting) return undefined;
    this.#waiting += 1;
    const done = this.#last.then(work);
    this.#last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
    }
  }
}

/** Loaded when the first password comes: most servers never see one. */
function argon2(): Promise<typeof import("@node-rs/argon2")> {
  return import("@node-rs/argon2");
}
