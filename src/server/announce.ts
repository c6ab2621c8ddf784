import type { Announced } from "./store/store.ts";

/**
 * Where a committed change is announced, and heard of: the seam for several nodes on one store. On one node
 * hearing is being called.
 */
export interface Announcements {
  publish(change: Announced): void;
  subscribe(hear: (change: Announced) => void): void;
}

export class LocalAnnouncements implements Announcements {
  readonly #hearers: ((change: Announced) => void)[] = [];

  publish(change: Announced): void {
    for (const hear of this.#hearers) hear(change);
  }

  subscribe(hear: (change: Announced) => void): void {
    this.#hearers.push(hear);
  }
}
