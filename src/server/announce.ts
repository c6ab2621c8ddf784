import type { Change } from "./store/store.ts";

/**
 * Where a committed change is announced, and heard of: the seam for several nodes on one store. On one node
 * hearing is being called.
 */
export interface Announcements {
  publish(change: Change): void;
  subscribe(hear: (change: Change) => void): void;
}

export class LocalAnnouncements implements Announcements {
  readonly #hearers: ((change: Change) => void)[] = [];

  publish(change: Change): void {
    for (const hear of this.#hearers) hear(change);
  }

  subscribe(hear: (change: Change) => void): void {
    this.#hearers.push(hear);
  }
}
