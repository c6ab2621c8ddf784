import { refuse } from "../../../protocol/errors.ts";
import type { Refusal } from "../../../protocol/index.ts";
import type { Command, CommandType, Outcome } from "../store.ts";
import type { Milestones } from "./branch-file.ts";
import { commands } from "./commands/table.ts";
import { codeOf, isDiskFull, isDiskTrouble } from "./disk-trouble.ts";
import { foldLog } from "./fold-log.ts";
import { eraseOn, isErasing } from "./search/erase.ts";
import { type Connection, statement } from "./statement.ts";
import type { CommandRunner, Transaction } from "./transaction.ts";
import { WriterMemory } from "./writer-memory.ts";

/** By which something is to be gone. */
const erasing: ReadonlySet<CommandType> = new Set(["deleteMessage", "edit", "deleteRoom"]);

const oneMore = statement(db =>
  db
    .updateTable("branch")
    .set(({ eb }) => ({ reached: eb("reached", "+", 1) }))
    .returning("reached"),
);

/** The one writer: runs commands as one transaction a batch, with one fsync for all of them. */
export class Writer {
  readonly #transaction: Transaction;
  readonly #milestones: Pick<Milestones, "reached"> | undefined;
  /** Something was erased, and is perhaps in the log; so it may have been when another run ended. */
  #leaves = true;

  constructor(connection: Connection, milestones?: Pick<Milestones, "reached">) {
    this.#milestones = milestones;
    this.#transaction = { connection, memory: new WriterMemory(connection) };
  }

  /** If the commit fails nothing was stored, and all are refused. */
  run(batch: readonly Command[]): readonly Outcome[] {
    const { connection, memory } = this.#transaction;
    try {
      connection.begin();
      const outcomes = batch.map(command => runCommand(command, this.#transaction));
      if (memory.unindexed.isDue) memory.unindexed.index();
      memory.save();
      const reached = outcomes.some(isKept) ? connection.get(oneMore, {})?.reached : undefined;
      connection.commit();
      this.#leaves ||= batch.some(({ type }) => erasing.has(type));
      if (reached !== undefined) this.#reached(reached);
      return outcomes;
    } catch (error) {
      connection.rollback();
      memory.forget();
      const refusal = refusalOf(error);
      return batch.map(() => ({ refusal }));
    }
  }

  /** Before anybody is told of it. It is stored, also if that cannot be written down: then it is with the next. */
  #reached(count: number): void {
    try {
      this.#milestones?.reached(count);
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
    }
  }

  /** What was said until now is found from now on. */
  index(): void {
    const { unindexed } = this.#transaction.memory;
    if (!unindexed.isEmpty) this.#attempt(() => unindexed.index());
  }

  /** Does a little of what can wait; whether there is more. */
  tidy(): boolean {
    this.index();
    const { connection } = this.#transaction;
    if (isErasing(connection)) return this.#attempt(() => eraseOn(connection));
    return this.#leaves && this.#foldLog();
  }

  /** Whether that is to be tried again. */
  #foldLog(): boolean {
    try {
      this.#leaves = !foldLog(this.#transaction.connection.database);
      return this.#leaves;
    } catch (error) {
      if (!isDiskTrouble(error)) throw error;
      return false;
    }
  }

  /** What a disk does not let us do now is done another time. */
  #attempt(act: () => void): boolean {
    const { connection, memory } = this.#transaction;
    try {
      connection.begin();
      act();
      connection.commit();
      return true;
    } catch (error) {
      connection.rollback();
      memory.forget();
      if (!isDiskTrouble(error)) throw error;
      return false;
    }
  }
}

/** Whether it changed what clients keep by its version. */
function isKept(outcome: Outcome): boolean {
  return "result" in outcome && Boolean(outcome.change ?? outcome.board ?? outcome.changes?.length);
}

function runCommand<T extends CommandType>(command: Command<T>, transaction: Transaction): Outcome<T> {
  const run = commands[command.type] as CommandRunner<T>;
  return run(command, transaction);
}

/** Only what a disk can do to us is a refusal; anything else is a bug and ends the worker. */
function refusalOf(error: unknown): Refusal {
  if (!isDiskTrouble(error)) throw error;
  return refuse(isDiskFull(codeOf(error)) ? "storage_full" : "not_stored");
}
