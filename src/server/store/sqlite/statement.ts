import type Sqlite from "better-sqlite3";
import {
  type Compilable,
  DummyDriver,
  type InferResult,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import type { Tables } from "./schema.ts";

/** Builds queries and runs none: what it compiles is run by better-sqlite3 itself, on the worker's own thread. */
const builder = new Kysely<Tables>({
  dialect: {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: db => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  },
});

/** Stands in for a value while a query is compiled, so that the place of each value in it is known. */
class Slot {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/** A query compiled once: what it needs by name, and the type of its rows. */
export interface Statement<Args, Row> {
  readonly compiled: () => Compiled<Args>;
  /** Only a type: the row that comes of it. */
  readonly row?: Row;
}

interface Compiled<Args> {
  readonly sql: string;
  readonly values: (args: Args) => unknown[];
}

type RowOf<Q> = Q extends Compilable<unknown> ? InferResult<Q>[number & keyof InferResult<Q>] : never;

/**
 * A query whose values are given later, compiled when it is first run. Building it anew each time would cost the
 * writer a third of its speed (measured: 36,000 rows/s against 47,000); compiling all there are would be a third
 * of each thread's start (18 ms of 56).
 */
export function statement<Args extends object, Q extends Compilable<unknown>>(
  build: (db: Kysely<Tables>, args: Args) => Q,
): Statement<Args, RowOf<Q>> {
  let compiled: Compiled<Args> | undefined;
  return {
    compiled: () => {
      compiled ??= compile(build);
      return compiled;
    },
  };
}

function compile<Args extends object>(
  build: (db: Kysely<Tables>, args: Args) => Compilable<unknown>,
): Compiled<Args> {
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as Args;
  const { sql, parameters } = build(builder, slots).compile();
  return {
    sql,
    values: args => parameters.map(value => (value instanceof Slot ? args[value.name as keyof Args] : value)),
  };
}

/** One SQLite connection with its prepared statements. */
export class Connection {
  readonly database: Sqlite.Database;
  readonly #prepared = new Map<Statement<never, unknown>, Sqlite.Statement>();
  readonly #begin: Sqlite.Statement;
  readonly #commit: Sqlite.Statement;

  constructor(database: Sqlite.Database) {
    this.database = database;
    this.#begin = database.prepare("begin immediate");
    this.#commit = database.prepare("commit");
  }

  begin(): void {
    this.#begin.run();
  }

  commit(): void {
    this.#commit.run();
  }

  /** Takes back what was begun, unless SQLite has done that itself. */
  rollback(): void {
    if (this.database.inTransaction) this.database.exec("rollback");
  }

  get<Args, Row>(query: Statement<Args, Row>, args: Args): Row | undefined {
    return this.#prepare(query).get(...query.compiled().values(args)) as Row | undefined;
  }

  all<Args, Row>(query: Statement<Args, Row>, args: Args): Row[] {
    return this.#prepare(query).all(...query.compiled().values(args)) as Row[];
  }

  /** Reads row by row, and no further than somebody takes them. */
  each<Args, Row>(query: Statement<Args, Row>, args: Args): IterableIterator<Row> {
    return this.#prepare(query).iterate(...query.compiled().values(args)) as IterableIterator<Row>;
  }

  /** Runs a query that changes rows; how many, and the rowid of the last one. */
  run<Args>(query: Statement<Args, unknown>, args: Args): Sqlite.RunResult {
    return this.#prepare(query).run(...query.compiled().values(args));
  }

  #prepare<Args>(query: Statement<Args, unknown>): Sqlite.Statement {
    const known = this.#prepared.get(query);
    if (known) return known;
    const prepared = this.database.prepare(query.compiled().sql);
    this.#prepared.set(query, prepared);
    return prepared;
  }
}
