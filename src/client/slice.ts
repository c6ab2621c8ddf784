/** A value that others may watch: its owner changes it, they read it and are told when it changed. */
export interface ReadonlySlice<T> {
  get(): T;
  /** Calls at each change; what it returns ends that. */
  subscribe(listener: () => void): () => void;
}

export class Slice<T> implements ReadonlySlice<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  get(): T {
    return this.#value;
  }

  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
