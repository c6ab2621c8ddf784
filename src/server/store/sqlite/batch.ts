import { refuse } from "../../../protocol/errors.ts";
import type { Refusal } from "../../../protocol/index.ts";
import type { Command, CommandType, Outcome } from "../store.ts";
import { commands } from "./commands/table.ts";
import { RoomCounters } from "./room-counters.ts";
import type { Connection } from "./statement.ts";

/** What a command runs in: the one transaction of its batch. */
export interface Transaction {
  readonly connection: Connection;
  readonly counters: RoomCounters;
}

/** One durable command: checks its rules, writes, and says what to tell its author and the room. */
export type CommandRunner<T extends CommandType> = (
  command: Command<T>,
  transaction: Transaction,
) => Outcome<T>;

/** Runs commands as one transaction: one fsync for all of them. If that fails, nothing was stored, and all are refused. */
export function runBatch(connection: Connection, batch: readonly Command[]): readonly Outcome[] {
  const transaction: Transaction = { connection, counters: new RoomCounters(connection) };
  const { database } = connection;
  try {
    database.exec("begin immediate");
    const outcomes = batch.map(command => runCommand(command, transaction));
    transaction.counters.save();
    database.exec("commit");
    return outcomes;
  } catch (error) {
    if (database.inTransaction) database.exec("rollback");
    const refusal = refusalOf(error);
    return batch.map(() => ({ refusal }));
  }
}

function runCommand<T extends CommandType>(command: Command<T>, transaction: Transaction): Outcome<T> {
  const run = commands[command.type] as CommandRunner<T>;
  return run(command, transaction);
}

/** Only what a disk can do to us is a refusal; anything else is a bug and ends the worker. */
function refusalOf(error: unknown): Refusal {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "SQLITE_FULL") return refuse("storage_full");
  if (code.startsWith("SQLITE_IOERR") || code.startsWith("SQLITE_BUSY")) return refuse("not_stored");
  throw error;
}
