import type { Change, Opened } from "./store/store.ts";

/**
 * Where a committed change is announced, and heard of: the seam for several nodes on one store. On one node
 * hearing is being called.
 */
export interface Announcements {
  publish(change: Change | Opened): void;
  subscribe(hear: (change: Change | Opened) => void): void;
}

export class LocalAnnouncements implements Announcements {
  readonly #hearers: ((change: Change | Opened) => void)[] = [];

  publish(change: Change | Opened): void {
    for (const hear of this.#hearers) hear(change);
  }

  subscribe(hear: (change: Change | Opened) => void): void {
    this.#hearers.push(hear);
  }
}
