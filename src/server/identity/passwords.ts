import { type PasswordAnswer, type PasswordQuestion, PasswordThread } from "./password-thread.ts";

/** More than these waiting are some 15 seconds of work. */
const mostWaiting = 1_000;

/**
 * Hashes and checks passwords on a thread of their own, one after the other: each takes a core for 15 ms and 19 MiB,
 * and those who talk need them.
 */
export class Passwords {
  /** Started when the first password comes: most servers never see one. */
  #thread: PasswordThread | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #closed = false;

  /** Undefined if too many wait. */
  hash(password: string): Promise<string | undefined> {
    return this.#inTurn(async () => {
      const answer = await this.#ask({ hash: password });
      return (answer as { hash: string }).hash;
    });
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
      const { right } = (await this.#ask({ check: password, against: hash })) as { right: boolean };
      if (!right) wrong();
      return right;
    });
  }

  /** Ends the thread after the one whose turn it is; for all behind, and who comes later, it is as if too many waited. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#thread?.close();
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (this.#waiting >= mostWaiting) return undefined;
    this.#waiting += 1;
    const done = this.#last.then(() => (this.#closed ? undefined : work()));
    this.#last = done.catch(() => {});
    try {
      return await done;
    } finally {
      this.#waiting -= 1;
    }
  }

  #ask(question: PasswordQuestion): Promise<PasswordAnswer> {
    this.#thread ??= new PasswordThread(() => {
      // Who asks next gets another.
      this.#thread = undefined;
    });
    return this.#thread.ask(question);
  }
}
