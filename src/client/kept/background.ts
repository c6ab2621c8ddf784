import { type ReadonlySlice, Slice } from "../slice.ts";

/** What is written to disk without anybody waiting for it: that it failed is told, and `idle` waits for it all. */
export class Background {
  readonly #trouble: Slice<string | undefined>;
  #writing: Promise<void> = Promise.resolve();

  constructor(trouble: string | undefined) {
    this.#trouble = new Slice(trouble);
  }

  get trouble(): ReadonlySlice<string | undefined> {
    return this.#trouble;
  }

  run(write: Promise<void>): void {
    const told = write.catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      // Each is told, also if it is the same as before.
      this.#trouble.set(undefined);
      this.#trouble.set(`This device's disk is in trouble: ${why}`);
    });
    this.#writing = Promise.all([this.#writing, told]).then(() => undefined);
  }

  idle(): Promise<void> {
    return this.#writing;
  }
}
