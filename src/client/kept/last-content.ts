import { readIfThere, writeWhole } from "./files.ts";

/** A file of which only the last content counts. */
export class LastContent {
  readonly #path: string;
  /** What is written last has to be what stays: one after the other. */
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  /** What was kept last; undefined if nothing was. */
  read(): Promise<string | undefined> {
    return readIfThere(this.#path);
  }

  write(content: string): Promise<void> {
    const write = () => writeWhole(this.#path, content);
    const written = this.#last.then(write, write);
    this.#last = written;
    return written;
  }
}
