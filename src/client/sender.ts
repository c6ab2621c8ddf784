import { type Answer, type Clock, maySay, type RequestBody } from "../protocol/index.ts";
import { backoff } from "./connection/backoff.ts";
import { badAnswer, badText, type Failure, isFailure, pauseAfter } from "./failure.ts";
import type { Outbox, Waiting } from "./outbox.ts";

/** So many may be on their way at once: a slow line is filled, and a refusal stops those behind it early. */
const mostInFlight = 16;

export interface SenderOptions {
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly random: () => number;
  ask(body: RequestBody<"send">): Promise<Answer<"send"> | Failure>;
  /** The server has it. It is not sent again while this is busy making it seen. */
  stored(waiting: Waiting, answer: Answer<"send">): Promise<void>;
  refused(cid: string, failure: Failure): void;
}

/**
 * Sends what waits, each message under its own name until the server has it, those of one room in the order they
 * were typed. Several are on their way at once, which keeps that order: a connection is one line, the server takes
 * its frames one after the other, and after a new connection all that are unsure go again in their order under
 * their old names. Only a server that refuses one for the moment and takes the next can break it; so after such a
 * refusal the room's messages go one by one until one is through. And a server that has too much of one person is
 * given one at a time at first, whatever the room, and with each that it takes one more: to throw sixteen at it for
 * the one that fits would be what it defends itself against.
 */
export class Sender {
  readonly #options: SenderOptions;
  readonly #inFlight = new Set<string>();
  readonly #oneByOne = new Set<number>();
  #mostInFlight = mostInFlight;
  #online = false;
  #paused = false;
  #failures = 0;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (online) this.go();
  }

  /** Sends as much as may be sent now. */
  go(): void {
    if (!this.#online || this.#paused) return;
    const { outbox } = this.#options;
    const held = new Set<number>();
    for (const waiting of outbox.waiting.get()) {
      if (this.#inFlight.size >= this.#mostInFlight) return;
      const { cid, room, refused } = waiting;
      if (refused || held.has(room)) continue;
      const isNew = !this.#inFlight.has(cid);
      if (!outbox.isKept(cid) || this.#oneByOne.has(room)) held.add(room);
      if (isNew && outbox.isKept(cid)) void this.#send(waiting);
    }
  }

  async #send(waiting: Waiting): Promise<void> {
    const { at: _, refused: _r, ...saying } = waiting;
    const { cid, room } = saying;
    const { ask, stored, refused } = this.#options;
    this.#inFlight.add(cid);
    const outcome = maySay(saying) ? await ask(saying) : badText;
    if (!isFailure(outcome)) {
      this.#failures = 0;
      this.#oneByOne.delete(room);
      this.#mostInFlight = Math.min(mostInFlight, this.#mostInFlight + 1);
      await stored(waiting, outcome);
    } else if (!outcome.retryable && outcome !== badAnswer) {
      refused(cid, outcome);
    } else if (outcome.code !== "offline") {
      // Whether it arrived is unknown, or the server wants a pause: the same cid again is safe either way.
      this.#oneByOne.add(room);
      if (outcome.code === "rate_limited") this.#mostInFlight = 1;
      this.#pause(outcome);
    }
    this.#inFlight.delete(cid);
    this.go();
  }

  #pause(failure: Failure): void {
    if (this.#paused) return;
    const { clock, random } = this.#options;
    this.#paused = true;
    clock.after(pauseAfter(failure, backoff(this.#failures, random)), () => {
      this.#paused = false;
      this.go();
    });
    this.#failures += 1;
  }
}
