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

/** Opens the history in a data directory, and says whether it was restored from a backup; or says why it cannot. */
export async function openSqliteStore(
  options: SqliteStoreOptions,
): Promise<{ store: Store; restored: boolean } | { failure: StartFailure }> {
  const prepared = await prepareData(options.dataDir, options.now);
  if ("failure" in prepared) return prepared;
  const { file, ownership, database, restored } = prepared;
  const start = async (role: "writer" | "reader") => {
    let isReady = false;
    // One that cannot be started is no bug.
    const thread = new StoreThread({ file, role }, error => isReady && options.onFailure(error));
    await thread.ready;
    isReady = true;
    return thread;
  };
  const [writer, reader] = await Promise.all([start("writer"), start("reader")]);
  database.close();
  const startReader = () => start("reader");
  const readers = options.readers ?? 2;
  return { store: new SqliteStore({ writer, reader, readers, startReader, ownership }), restored };
}

/** What may take long has a thread of its own once it was asked for: it holds up others of its kind, and nobody who reads. */
const long: ReadonlySet<QueryType> = new Set(["search", "boardPicture"]);

/** So many queries take a thread about as long as it takes another one to start: some 30 ms, and 12 MiB for good. */
const worthAThread = 32;

/** The store on SQLite: one thread writes, the others read what was committed. */
class SqliteStore implements Store {
  readonly #writer: StoreThread;
  readonly #readers: StoreThread[];
  #mostReaders: number;
  #starting: Promise<void> | undefined;
  readonly #own = new Map<QueryType, Promise<StoreThread>>();
  readonly #startReader: () => Promise<StoreThread>;
  /** Asked after the last commit: a search finds all that was committed before it. */
  #indexed: Promise<unknown> | undefined;
  #closing = false;
  readonly #ownership: Ownership;

  constructor(parts: {
    readonly writer: StoreThread;
    readonly reader: StoreThread;
    readonly readers: number;
    readonly startReader: () => Promise<StoreThread>;
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
    const reader = long.has(query) ? await this.#ownReader(query) : this.#anyReader();
    const answer = await reader.ask({ query, args });
    return (answer as { result: Queries[Q]["result"] }).result;
  }

  #anyReader(): StoreThread {
    const least = this.#readers.reduce((one, other) => (other.waiting < one.waiting ? other : one));
    if (least.waiting >= worthAThread) this.#startAnother();
    return least;
  }

  /** For who comes next: until it is there, those that are there have answered. */
  #startAnother(): void {
    if (this.#closing || this.#starting || this.#readers.length >= this.#mostReaders) return;
    this.#starting = this.#startReader()
      .then(
        reader => (this.#closing ? reader.close() : void this.#readers.push(reader)),
        // There is no room for one more: those that are there do it all.
        () => {
          this.#mostReaders = this.#readers.length;
        },
      )
      .finally(() => {
        this.#starting = undefined;
      });
  }

  #ownReader(query: QueryType): Promise<StoreThread> | StoreThread {
    const own = this.#own.get(query);
    if (own) return own;
    // One that is started now would be closed by nobody; those that are there refuse.
    if (this.#closing) return this.#anyReader();
    const started = this.#startReader().catch(() => this.#anyReader());
    this.#own.set(query, started);
    return started;
  }

  async close(): Promise<void> {
    this.#closing = true;
    await Promise.all([
      ...this.#readers.map(reader => reader.close()),
      ...Array.from(this.#own.values(), async reader => (await reader).close()),
      this.#starting,
    ]);
    // Last, so that it is the one that folds the log back into the file.
    await this.#writer.close();
    this.#ownership.release();
  }
}
