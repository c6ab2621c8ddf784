import type { Clock, Stroke } from "../../protocol/index.ts";
import { type Failure, isFailure, pauseAfter } from "../failure.ts";
import type { Ask } from "../room.ts";
import type { Slice } from "../slice.ts";
import { type BoardState, did, dropped, lastOwn, stored, type Unstored } from "../state/board.ts";

/** What one does on a board: it is seen at once, and waits in the board's state until the server has it. */
export class Deeds {
  readonly #room: number;
  readonly #ask: Ask;
  readonly #clock: Clock;
  readonly #state: Slice<BoardState>;
  /** Whether the events of what is stored come here. */
  readonly #isOpen: () => boolean;
  #sending: Promise<Failure | undefined> | undefined;
  /** The sids of what was taken back here, the latest last. */
  #undone: string[] = [];

  constructor(options: {
    room: number;
    ask: Ask;
    clock: Clock;
    state: Slice<BoardState>;
    isOpen: () => boolean;
  }) {
    this.#room = options.room;
    this.#ask = options.ask;
    this.#clock = options.clock;
    this.#state = options.state;
    this.#isOpen = options.isOpen;
  }

  draw(stroke: Stroke): void {
    this.#undone = [];
    this.#do({ do: "draw", stroke });
  }

  undo(): boolean {
    const stroke = lastOwn(this.#state.get());
    if (!stroke) return false;
    this.#undone.push(stroke.sid);
    this.#do({ do: "undraw", sid: stroke.sid, on: false });
    return true;
  }

  redo(): boolean {
    const sid = this.#undone.pop();
    if (sid === undefined) return false;
    this.#do({ do: "undraw", sid, on: true });
    return true;
  }

  async clear(on: boolean): Promise<Failure | undefined> {
    // What was done before goes before.
    const failure = await this.send();
    if (failure) return failure;
    const outcome = await this.#ask("clearBoard", { room: this.#room, on });
    return isFailure(outcome) ? outcome : undefined;
  }

  /** Sends what waits, one after the other, so that they are stored in the order in which they were done. */
  send(): Promise<Failure | undefined> {
    this.#sending ??= this.#sendAll().then(failure => {
      this.#sending = undefined;
      // Without a connection, the next welcome goes on.
      if (failure && failure.code !== "offline") {
        this.#clock.after(pauseAfter(failure), () => void this.send());
      }
      return failure;
    });
    return this.#sending;
  }

  #do(deed: Unstored): void {
    this.#state.update(state => did(state, deed));
    void this.send();
  }

  /** Until nothing waits, or with why that cannot be now. */
  async #sendAll(): Promise<Failure | undefined> {
    for (;;) {
      const next = this.#state.get().unstored.find(({ mark }) => mark === undefined);
      if (!next) return undefined;
      const room = this.#room;
      const outcome = await (next.do === "draw"
        ? this.#ask("draw", { room, stroke: next.stroke })
        : this.#ask("undraw", { room, sid: next.sid, on: next.on }));
      if (isFailure(outcome)) {
        if (outcome.retryable) return outcome;
        if (next.do === "undraw") this.#undone = this.#undone.filter(sid => sid !== next.sid);
        this.#state.update(state => dropped(state, next, outcome));
      } else if (this.#isOpen()) {
        // Until its event is here, it is seen where it waits.
        this.#state.update(state => stored(state, next, outcome.mark));
      } else {
        this.#state.update(state => dropped(state, next));
      }
    }
  }
}
