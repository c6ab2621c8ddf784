import { loopback } from "../limits/source.ts";

/** So many wrong words are free; each after them doubles the pause. */
const free = { account: 4, source: 20 };
const firstPause = 1_000;
const longestPause = 15 * 60_000;
/** Old failures are forgotten: a pause that was waited for twice is over. */
const mostRemembered = 20_000;

export type Attempted = keyof typeof free;

interface Failures {
  count: number;
  until: number;
}

/**
 * Slows down whoever guesses: after some wrong words an account, and a source, are not listened to for a while, and
 * each time for longer. What is remembered of it is bounded; of what is forgotten, the oldest is first.
 */
export class Attempts {
  readonly #failures = new Map<string, Failures>();

  /** How long this has to wait before it is listened to. */
  pause(kind: Attempted, who: string, now: number): number {
    return Math.max(0, (this.#failures.get(key(kind, who))?.until ?? 0) - now);
  }

  failed(kind: Attempted, who: string, now: number): void {
    // Behind this machine's own address are all who came by ssh: one of them must not keep out the others.
    if (kind === "source" && who === loopback) return;
    const name = key(kind, who);
    const before = this.#failures.get(name);
    const count = before && now - before.until < 2 * longestPause ? before.count + 1 : 1;
    const over = count - free[kind];
    const pause = over > 0 ? Math.min(firstPause * 2 ** (over - 1), longestPause) : 0;
    // Set anew, so that it is among the youngest.
    this.#failures.delete(name);
    this.#failures.set(name, { count, until: now + pause });
    for (const oldest of this.#failures.keys()) {
      if (this.#failures.size <= mostRemembered) break;
      this.#failures.delete(oldest);
    }
  }

  /** It was the right word after all. */
  succeeded(kind: Attempted, who: string): void {
    this.#failures.delete(key(kind, who));
  }
}

function key(kind: Attempted, who: string): string {
  return `${kind} ${who}`;
}
