import { refuse } from "../protocol/index.ts";
import { bulkOf } from "./bulk.ts";
import type { Announced, Command, CommandType, Outcome, Store } from "./store/store.ts";

/** At most this many commands in one transaction: some 15 ms of the writer's time. */
const batchSize = 1_000;
/** More than this waiting is some seconds of work: it is better to say so. */
const mostWaiting = 50_000;
/**
 * Of so many bytes told, sockets get a turn before more: two hundred pictures in one turn would be more than may wait
 * for a connection, and everybody in the room were closed as slow, however fast they read.
 */
const bulkAtOnce = 128 * 1024;

interface Waiting {
  readonly command: Command;
  readonly done: (outcome: Outcome) => void;
}

/**
 * Gathers the commands that arrive while the previous commit is in flight, and commits them as one batch: the
 * slower the disk, the larger the batch.
 *
 * In the order of the batch, each command's `done` is called with its outcome and then its change announced, so
 * that an author's `ok` is on its way before the event that tells the room. What either throws is a bug in one
 * of them, which the others, and later batches, do not pay for.
 */
export class Committer {
  readonly #store: Store;
  readonly #announce: (change: Announced) => void;
  readonly #onBug: (error: unknown) => void;
  readonly #committed: (outcomes: readonly Outcome[]) => void;
  #waiting: Waiting[] = [];
  #committing: Promise<void> | undefined;

  constructor(
    store: Store,
    announce: (change: Announced) => void,
    onBug: (error: unknown) => void,
    /** Told what became of each batch, before anybody else. */
    committed: (outcomes: readonly Outcome[]) => void = () => {},
  ) {
    this.#store = store;
    this.#announce = announce;
    this.#onBug = onBug;
    this.#committed = committed;
  }

  submit<T extends CommandType>(command: Command<T>, done: (outcome: Outcome<T>) => void): void {
    if (this.#waiting.length >= mostWaiting) {
      done({ refusal: refuse("overloaded", { retryMs: 1_000 }) });
      return;
    }
    this.#waiting.push({ command: command as unknown as Command, done: done as (outcome: Outcome) => void });
    this.#committing ??= this.#commitAll();
  }

  /** The same for callers whom the order of answer and announcement does not concern. */
  run<T extends CommandType>(command: Command<T>): Promise<Outcome<T>> {
    return new Promise(resolve => this.submit(command, resolve));
  }

  /** Resolves when nothing waits any more. */
  async idle(): Promise<void> {
    while (this.#committing) await this.#committing;
  }

  async #commitAll(): Promise<void> {
    // What else arrives in this turn of the event loop comes along.
    await nextTurn();
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, batchSize);
      this.#waiting = this.#waiting.slice(batchSize);
      const outcomes = await this.#commit(batch.map(({ command }) => command));
      this.#tell(this.#committed, outcomes);
      let bulk = 0;
      for (const [place, { done }] of batch.entries()) {
        const outcome = outcomes[place] as Outcome;
        bulk += bulkOf(outcome);
        if (bulk > bulkAtOnce) {
          await nextTurn();
          bulk = 0;
        }
        this.#tell(done, outcome);
        if ("refusal" in outcome) continue;
        for (const opened of outcome.opened ?? []) this.#tell(this.#announce, opened);
        if (outcome.change) this.#tell(this.#announce, outcome.change);
        if (outcome.board) this.#tell(this.#announce, outcome.board);
        for (const change of outcome.changes ?? []) this.#tell(this.#announce, change);
      }
      await whatIsSaidToThat();
    }
    this.#committing = undefined;
  }

  /** A store that has ended stores nothing any more, and nobody waits for it in vain. */
  async #commit(commands: readonly Command[]): Promise<readonly Outcome[]> {
    try {
      return await this.#store.commit(commands);
    } catch (error) {
      this.#onBug(error);
      return commands.map(() => ({ refusal: refuse("internal") }));
    }
  }

  #tell<T>(listener: (told: T) => void, told: T): void {
    try {
      listener(told);
    } catch (error) {
      this.#onBug(error);
    }
  }
}

/**
 * What was told is written in this turn of the event loop; what is said at once to that is read in the next, and comes
 * along. A batch that began without it would be half as large, and all in the room were written to twice as often
 * (measured: 17% of the CPU that a delivery costs in a busy room of 100).
 */
async function whatIsSaidToThat(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve));
}
