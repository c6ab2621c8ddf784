import type { Command, CommandType, Outcome } from "../store.ts";
import type { Connection } from "./statement.ts";
import type { WriterMemory } from "./writer-memory.ts";

/** What a command runs in: the one transaction of its batch. */
export interface Transaction {
  readonly connection: Connection;
  readonly memory: WriterMemory;
}

/** One durable command: checks its rules, writes, and says what to tell its author and the room. */
export type CommandRunner<T extends CommandType> = (
  command: Command<T>,
  transaction: Transaction,
) => Outcome<T>;
