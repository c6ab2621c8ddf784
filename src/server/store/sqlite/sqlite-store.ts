import type { StartFailure } from "../../start-failure.ts";
import type { Command, Outcome, Queries, QueryType, Store } from "../store.ts";
import type { Ownership } from "./lock.ts";
import { prepareData } from "./prepare.ts";
import { StoreThread } from "./store-thread.ts";

export interface SqliteStoreOptions {
  readonly dataDir: string;
  readonly now: number;
  /** Threads at most that answer queries that are not long, so that one holds up nobody else. */
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
  const start = (role: "writer" | "reader") => new StoreThread({ file, role }, options.onFailure);
  const [writer, reader] = [start("writer"), start("reader")];
  await Promise.all([writer.ready, reader.ready]);
  database.close();
  const startReader = () => start("reader");
  return {
    store: new SqliteStore({ writer, reader, readers: options.readers ?? 2, startReader, ownership }),
  };
}

/** What may take long has a thread of its own once it was asked for: it holds up others of its kind, and nobody who reads. */
const long: ReadonlySet<QueryType> = new Set(["search", "boardPicture"]);

/** So many queries take a thread about as long as it takes another one to start: some 30 ms, and 12 MiB for good. */
const worthAThread = 32;

/** The store on SQLite: one thread writes, the others read what was committed. */
class SqliteStore implements Store {
  readonly #writer: StoreThread;
  readonly #readers: StoreThread[];
  readonly #mostReaders: number;
  readonly #own = new Map<QueryType, StoreThread>();
  readonly #startReader: () => StoreThread;
  /** Asked after the last commit: a search finds all that was committed before it. */
  #indexed: Promise<unknown> | undefined;
  #closing = false;
  readonly #ownership: Ownership;

  constructor(parts: {
    readonly writer: StoreThread;
    readonly reader: StoreThread;
    readonly readers: number;
    readonly startReader: () => StoreThread;
    readonly ownership: Ownership;
  }) {
    this.#writer = parts.writer;
    this.#readers = [parts.reader];
    this.#mostReaders = parts.readers;
    this.#startReader = parts.startReader;
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
    const least = this.#readers.reduce((one, other) => (other.waiting < one.waiting ? other : one));
    // One that is started now would be closed by nobody; those that are there refuse.
    if (this.#closing) return least;
    if (long.has(query)) {
      const own = this.#own.get(query) ?? this.#startReader();
      this.#own.set(query, own);
      return own;
    }
    // For who comes next: until it is there, this one has answered.
    if (least.waiting >= worthAThread && this.#readers.length < this.#mostReaders)
      this.#readers.push(this.#startReader());
    return least;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([...this.#own.values(), ...this.#readers].map(reader => reader.close()));
    // Last, so that it is the one that folds the log back into the file.
    await this.#writer.close();
    this.#ownership.release();
  }
}
