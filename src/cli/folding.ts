import { type Client, isIgnored } from "../client/index.ts";
import type { Message } from "../protocol/index.ts";

/** Prints messages for a person to read; of each run of them by who is ignored, only how many there are. */
export class Folding<Told extends Message = Message> {
  readonly #preferences: Client["preferences"];
  readonly #lineOf: (message: Told) => string;
  readonly #write: (lines: string) => void;
  #run = 0;

  constructor(
    { preferences }: Pick<Client, "preferences">,
    lineOf: (message: Told) => string,
    write: (lines: string) => void = lines => process.stdout.write(lines),
  ) {
    this.#preferences = preferences;
    this.#lineOf = lineOf;
    this.#write = write;
  }

  /** Of a run that may go on nothing is said yet: what is printed cannot be counted up. */
  print(message: Told): void {
    if (isIgnored(this.#preferences.get(), message.user)) {
      this.#run += 1;
      return;
    }
    this.tell(this.#lineOf(message));
  }

  /** What nobody said. */
  tell(lines: string): void {
    this.end();
    this.#write(lines);
  }

  /** Nothing comes after this. */
  end(): void {
    if (this.#run === 0) return;
    const what = this.#run === 1 ? "1 message" : `${this.#run} messages`;
    this.#run = 0;
    // At the edge and without a time: neither a message nor a further line of one begins so.
    this.#write(`(${what} of somebody you ignore)\n`);
  }
}
