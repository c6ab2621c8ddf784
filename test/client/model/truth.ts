import { join } from "node:path";
import type {
  Member,
  Message,
  RoomSummary,
  SettingsChange,
  TopicChange,
} from "../../../src/protocol/index.ts";
import { openConnection } from "../../../src/server/store/sqlite/connect.ts";
import { runQuery } from "../../../src/server/store/sqlite/reads.ts";
import type { Connection } from "../../../src/server/store/sqlite/statement.ts";

export interface RoomTruth {
  readonly head: number;
  readonly messages: readonly Message[];
  readonly members: readonly Member[];
  readonly topic: TopicChange | undefined;
  readonly settings: SettingsChange | undefined;
}

/** What the database has, for each person by their id. */
export interface Truth {
  readonly lists: ReadonlyMap<number, readonly RoomSummary[]>;
  /** By the room's id. */
  readonly rooms: ReadonlyMap<number, RoomTruth>;
}

const all = 100_000;

/** Reads the server's file behind its back, anew when it has changed. */
export class Database {
  readonly #connection: Connection;
  #version: unknown;
  #truth: Truth = { lists: new Map(), rooms: new Map() };

  constructor(dataDir: string) {
    this.#connection = openConnection(join(dataDir, "backchannel.db"), "reader");
  }

  truth(people: readonly number[]): Truth {
    const version = this.#connection.database.pragma("data_version", { simple: true });
    if (version !== this.#version) this.#truth = read(this.#connection, people);
    this.#version = version;
    return this.#truth;
  }

  close(): void {
    this.#connection.database.close();
  }
}

function read(connection: Connection, people: readonly number[]): Truth {
  const lists = new Map(people.map(user => [user, runQuery(connection, "roomsOf", { user })] as const));
  const rooms = new Map<number, RoomTruth>();
  for (const [user, list] of lists) {
    for (const { room } of list) {
      if (rooms.has(room)) continue;
      const page = runQuery(connection, "history", { user, room, place: { at: "newest" }, limit: all });
      const people = runQuery(connection, "members", { user, room, after: 0, limit: all });
      if ("code" in page || "code" in people) throw new Error("a member may not read their room");
      const { head, messages, topic, settings } = page;
      const members = people.members.map(({ delivered: _d, read: _r, seenAt: _s, ...member }) => member);
      rooms.set(room, { head, messages, members, topic, settings });
    }
  }
  return { lists, rooms };
}
