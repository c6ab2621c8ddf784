import {
  type Answer,
  type Clock,
  checkAnswer,
  type ErrorFrame,
  type RequestBody,
  type RequestType,
} from "../../protocol/index.ts";
import { badAnswer, type Failure, failureOf, offline, timeout } from "../failure.ts";

/** Longer than this, and what became of the request is unknown. */
const patience = 20_000;

interface Pending {
  readonly type: RequestType;
  readonly settle: (outcome: Answer | Failure) => void;
}

/** The requests on their way: each gets its answer, a refusal, or the news that there will be none. */
export class Requests {
  readonly #clock: Clock;
  readonly #pending = new Map<number, Pending>();
  #lastId = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** `transmit` says why it cannot send a frame, if it cannot. */
  ask<T extends RequestType>(
    type: T,
    body: RequestBody<T>,
    transmit: (frame: object) => Failure | undefined,
  ): Promise<Answer<T> | Failure> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise(resolve => {
      const cancel = this.#clock.after(patience, () => this.#settle(id, timeout));
      this.#pending.set(id, {
        type,
        settle: outcome => {
          cancel();
          resolve(outcome as Answer<T> | Failure);
        },
      });
      const unsendable = transmit({ type, id, ...body });
      if (unsendable) this.#settle(id, unsendable);
    });
  }

  answered(re: number, value: unknown): void {
    const pending = this.#pending.get(re);
    if (pending) this.#settle(re, checkAnswer(pending.type, value) ? value : badAnswer);
  }

  refused(re: number, error: ErrorFrame): void {
    this.#settle(re, failureOf(error));
  }

  /** The connection is gone, and with it all answers. */
  lost(): void {
    for (const id of [...this.#pending.keys()]) this.#settle(id, offline);
  }

  #settle(id: number, outcome: Answer | Failure): void {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    pending?.settle(outcome);
  }
}
