import type { StartFailure } from "../../start-failure.ts";
import type { Command, Outcome, Queries, QueryType, Store } from "../store.ts";
import type { Ownership } from "./lock.ts";
import { prepareData } from "./prepare.ts";
import { StoreThread } from "./store-thread.ts";

export interface SqliteStoreOptions {
  readonly dataDir: string;
  readonly now: number;
  /** Threads that answer queries other than searches, so that a long one holds up nobody else. */
  readonly readers?: number;
  /** A thread ended by a bug: the server cannot go on. */
  readonly onFailure: (error: unknown) => void;
}

/** Opens the history in a data directory, or says why it cannot. */
export async function openSqliteStore(
  options: SqliteStoreOptions,
): Promise<{ store: Store } | { failure: StartFailure }> {
  const prepared = await prepareData(options.dataDir, options.now);
  if ("failure" in prepared) return prepared;
  const { file, ownership, database } = prepared;
  const writer = new StoreThread({ file, role: "writer" }, options.onFailure);
  const readers = Array.from(
    { length: options.readers ?? 2 },
    () => new StoreThread({ file, role: "reader" }, options.onFailure),
  );
  await Promise.all([writer, ...readers].map(thread => thread.ready));
  database.close();
  const startSearcher = () => new StoreThread({ file, role: "reader" }, options.onFailure);
  return { store: new SqliteStore({ writer, readers, startSearcher, ownership }) };
}

/** The store on SQLite: one thread writes, the others read what was committed. */
class SqliteStore implements Store {
  readonly #writer: StoreThread;
  readonly #readers: readonly StoreThread[];
  /** A thread of its own, once there was a search: one of all there is holds up other searches, and nobody who reads. */
  #searcher: StoreThread | undefined;
  readonly #startSearcher: () => StoreThread;
  /** Asked after the last commit: a search finds all that was committed before it. */
  #indexed: Promise<unknown> | undefined;
  readonly #ownership: Ownership;

  constructor(parts: {
    readonly writer: StoreThread;
    readonly readers: readonly StoreThread[];
    readonly startSearcher: () => StoreThread;
    readonly ownership: Ownership;
  }) {
    this.#writer = parts.writer;
    this.#readers = parts.readers;
    this.#startSearcher = parts.startSearcher;
    this.#ownership = parts.ownership;
  }

  async commit(commands: readonly Command[]): Promise<readonly Outcome[]> {
    this.#indexed = undefined;
    const answer = await this.#writer.ask({ commit: commands });
    return (answer as { outcomes: readonly Outcome[] }).outcomes;
  }

  async read<Q extends QueryType>(query: Q, args: Queries[Q]["args"]): Promise<Queries[Q]["result"]> {
    if (query === "search") {
      this.#indexed ??= this.#writer.ask("index");
      await this.#indexed;
    }
    const answer = await this.#readerFor(query).ask({ query, args });
    return (answer as { result: Queries[Q]["result"] }).result;
  }

  #readerFor(query: QueryType): StoreThread {
    if (query === "search") {
      this.#searcher ??= this.#startSearcher();
      return this.#searcher;
    }
    return this.#readers.reduce((least, other) => (other.waiting < least.waiting ? other : least));
  }

  async close(): Promise<void> {
    await Promise.all([this.#searcher, ...this.#readers].map(reader => reader?.close()));
    // Last, so that it is the one that folds the log back into the file.
    await this.#writer.close();
    this.#ownership.release();
  }
}
