import type { Clock } from "../../../src/protocol/index.ts";

/** Time that passes when a test says so. */
export class FakeClock implements Clock {
  #now = Date.UTC(2026, 0, 15, 12);
  #due: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  /** How many wait for a time that has not come. */
  get due(): number {
    return this.#due.length;
  }

  after(ms: number, call: () => void): () => void {
    const one = { at: this.#now + ms, call };
    this.#due.push(one);
    return () => {
      this.#due = this.#due.filter(other => other !== one);
    };
  }

  /** So much time passes, and what falls due in it is called in its order. */
  pass(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const [next] = this.#due.filter(({ at }) => at <= until).sort((one, other) => one.at - other.at);
      if (!next) break;
      this.#due = this.#due.filter(one => one !== next);
      this.#now = Math.max(this.#now, next.at);
      next.call();
    }
    this.#now = until;
  }
}
