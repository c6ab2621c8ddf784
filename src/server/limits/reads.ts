/** All readers are busy with so many, and the largest pages of so many answers may wait for a connection at once. */
const mostAtOnce = 4;
/** More than all frames at once, so that only who asks without end is refused. */
const mostWaiting = 2_000;

/**
 * What one person asks to read, on all their connections: a few at a time, in the order it was asked. Whoever asks for a
 * thousand pages waits for them alone, and who goes away in between has asked for no more than those that were begun.
 */
export class Reads {
  #begun = 0;
  readonly #waiting: (() => void)[] = [];

  get full(): boolean {
    return this.#waiting.length >= mostWaiting;
  }

  /** Begins at once or in its turn; what a connection asked that has closed by then is passed over. */
  async run(connection: { readonly open: boolean }, read: () => Promise<void> | void): Promise<void> {
    if (this.#begun < mostAtOnce) this.#begun += 1;
    else await new Promise<void>(resolve => this.#waiting.push(resolve));
    try {
      if (connection.open) await read();
    } finally {
      const next = this.#waiting.shift();
      // Its place is the next one's.
      if (next) next();
      else this.#begun -= 1;
    }
  }
}
