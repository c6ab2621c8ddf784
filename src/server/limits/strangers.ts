import type { Limits } from "../../protocol/index.ts";
import { loopback } from "./source.ts";

/** A line that is no WebSocket yet, by its ports, or a session. */
type Stranger = string | object;

/**
 * Connections that nobody has signed in on. A crowd that comes back at once is let in; a flood is not, and no one
 * address can take the places of all others.
 */
export class Strangers {
  readonly #limits: Limits;
  /** Each with its source, and how many there are of each. */
  readonly #sources = new Map<Stranger, string>();
  readonly #counts = new Map<string, number>();

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Counts a connection from now on, if there is a place for it. */
  enter(stranger: Stranger, source: string): boolean {
    const { strangers, strangersPerAddress } = this.#limits;
    // Perhaps between the same ports as another, of whose end nobody has heard yet.
    this.leave(stranger);
    if (this.#sources.size >= strangers) return false;
    // Behind this machine's own address may be everybody.
    if (source !== loopback && (this.#counts.get(source) ?? 0) >= strangersPerAddress) return false;
    this.#sources.set(stranger, source);
    this.#counts.set(source, (this.#counts.get(source) ?? 0) + 1);
    return true;
  }

  /** It turns out to come from elsewhere. Where there is no place for it there, or it is gone already, it is not counted. */
  move(stranger: Stranger, source: string): boolean {
    return this.#sources.has(stranger) && this.enter(stranger, source);
  }

  /** It goes by another name from now on. */
  become(before: Stranger, after: Stranger): void {
    const source = this.#sources.get(before);
    if (source === undefined) return;
    this.#sources.delete(before);
    this.#sources.set(after, source);
  }

  /** It is known now, or gone. */
  leave(stranger: Stranger): void {
    const source = this.#sources.get(stranger);
    if (source === undefined) return;
    this.#sources.delete(stranger);
    const left = (this.#counts.get(source) ?? 1) - 1;
    if (left > 0) this.#counts.set(source, left);
    else this.#counts.delete(source);
  }
}
