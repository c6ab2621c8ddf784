import type { Answer, Clock, RequestBody } from "../protocol/index.ts";
import { type Failure, isFailure } from "./failure.ts";
import type { Outbox, Waiting } from "./outbox.ts";

/** So many may be on their way at once: a slow line is filled, and a refusal stops those behind it early. */
const mostInFlight = 16;
const pause = 1_000;

type Ask = (type: "send", body: RequestBody<"send">) => Promise<Answer<"send"> | Failure>;

/** Sends what waits, in the order it was typed, each under its own name until the server has it. */
export class Sender {
  readonly #outbox: Outbox;
  readonly #ask: Ask;
  readonly #clock: Clock;
  readonly #settle: (cid: string, seq: number) => void;
  readonly #inFlight = new Set<string>();
  #online = false;
  #paused = false;

  constructor(outbox: Outbox, ask: Ask, settle: (cid: string, seq: number) => void, clock: Clock) {
    this.#outbox = outbox;
    this.#ask = ask;
    this.#settle = settle;
    this.#clock = clock;
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (online) this.go();
  }

  /** Sends as much as may be sent now. */
  go(): void {
    if (!this.#online || this.#paused) return;
    for (const waiting of this.#outbox.waiting.get()) {
      if (this.#inFlight.size >= mostInFlight) return;
      if (!waiting.refused && !this.#inFlight.has(waiting.cid)) void this.#send(waiting);
    }
  }

  async #send({ cid, room, text }: Waiting): Promise<void> {
    this.#inFlight.add(cid);
    const outcome = await this.#ask("send", { room, cid, text });
    this.#inFlight.delete(cid);
    if (!isFailure(outcome)) {
      this.#settle(cid, outcome.seq);
    } else if (!outcome.retryable) {
      this.#outbox.refuse(cid, outcome);
    } else if (outcome.code !== "offline") {
      // Whether it arrived is unknown, or the server wants a pause: the same cid again is safe either way.
      this.#pause(outcome.retryMs ?? pause);
    }
    this.go();
  }

  #pause(ms: number): void {
    if (this.#paused) return;
    this.#paused = true;
    this.#clock.after(ms, () => {
      this.#paused = false;
      this.go();
    });
  }
}
