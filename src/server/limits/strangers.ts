import type { Limits } from "../../protocol/index.ts";
import { loopback } from "./source.ts";

/**
 * Connections that nobody has signed in on. A crowd that comes back at once is let in; a flood is not, and no one
 * address can take the places of all others.
 */
export class Strangers {
  readonly #limits: Limits;
  /** Each with its source, and how many there are of each. */
  readonly #sources = new Map<object, string>();
  readonly #counts = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts a connection from now on, if there is a place for it. */
  enter(stranger: object, source: string): boolean {
    const { strangers, strangersPerAddress } = this.#limits;
    if (this.#sources.size >= strangers) return false;
    // Behind this machine's own address may be everybody.
    if (source !== loopback && (this.#counts.get(source) ?? 0) >= strangersPerAddress) return false;
    this.#sources.set(stranger, source);
    this.#counts.set(source, (this.#counts.get(source) ?? 0) + 1);
    return true;
  }

  /** It goes by another name from now on. */
  become(before: object, after: object): void {
    const source = this.#sources.get(before);
    if (source === undefined) return;
    this.#sources.delete(before);
    this.#sources.set(after, source);
  }

  /** It is known now, or gone. */
  leave(stranger: object): void {
    const source = this.#sources.get(stranger);
    if (source === undefined) return;
    this.#sources.delete(stranger);
    const left = (this.#counts.get(source) ?? 1) - 1;
    if (left > 0) this.#counts.set(source, left);
    else this.#counts.delete(source);
  }
}
