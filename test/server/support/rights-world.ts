import { Writable } from "node:stream";
import Sqlite from "better-sqlite3";
import { limits, type Role, type RoomRole } from "../../../src/protocol/index.ts";
import { Committer } from "../../../src/server/committer.ts";
import type { Context } from "../../../src/server/context.ts";
import { Identity } from "../../../src/server/identity/identity.ts";
import { Rates } from "../../../src/server/limits/rates.ts";
import { noRates } from "../../../src/server/limits/settings.ts";
import { Strangers } from "../../../src/server/limits/strangers.ts";
import { createLog } from "../../../src/server/log.ts";
import { Turn } from "../../../src/server/outgoing.ts";
import { receive } from "../../../src/server/receive.ts";
import { announced } from "../../../src/server/rooms/announced.ts";
import { Boards } from "../../../src/server/rooms/boards.ts";
import { Flattener } from "../../../src/server/rooms/flattener.ts";
import { PresenceBoard } from "../../../src/server/rooms/presence.ts";
import { Receipts } from "../../../src/server/rooms/receipts.ts";
import { Rooms } from "../../../src/server/rooms/rooms.ts";
import { TypingBoard } from "../../../src/server/rooms/typing.ts";
import { Session } from "../../../src/server/session.ts";
import { Writer } from "../../../src/server/store/sqlite/batch.ts";
import { runQuery } from "../../../src/server/store/sqlite/reads.ts";
import { Connection } from "../../../src/server/store/sqlite/statement.ts";
import type { Store } from "../../../src/server/store/store.ts";
import { TestStore } from "../store/support/test-store.ts";
import { FakeClock } from "./fake-clock.ts";
import type { Frame } from "./test-server.ts";

export const roles = ["owner", "admin", "member", "guest", "bot"] as const satisfies readonly Role[];
export const standings = ["outside", "member", "moderator", "owner"] as const;
export type Standing = (typeof standings)[number];

/** A room by its id and name, a message that is in it, and a report of that. */
export interface Place {
  readonly room: number;
  readonly name: string;
  readonly seq: number;
  readonly report: number;
}

/** A connection that keeps what it is told, before it is put on a wire. */
class Listener extends Session {
  readonly frames: Frame[] = [];

  override send(frame: object): number {
    const text = JSON.stringify(frame);
    this.frames.push(JSON.parse(text) as Frame);
    return text.length;
  }
}

/**
 * Somebody of every role on the server and every standing in two rooms, one of them private, and frames of theirs that
 * leave no trace: each is asked of the same world, all the way through the store, in a transaction that is taken back.
 */
export class RightsWorld {
  readonly hall: Place;
  readonly den: Place;
  /** A plain member of both rooms, to do things to. */
  readonly target: number;
  readonly #people: ReadonlyMap<string, number>;
  readonly #connection: Connection;

  private constructor(
    store: TestStore,
    rest: Pick<RightsWorld, "hall" | "den" | "target">,
    people: Map<string, number>,
  ) {
    this.hall = rest.hall;
    this.den = rest.den;
    this.target = rest.target;
    this.#people = people;
    this.#connection = new Connection(new Sqlite(store.connection.database.serialize()));
    const { database } = this.#connection;
    this.#connection.begin = () => database.exec("savepoint batch");
    this.#connection.commit = () => database.exec("release batch");
    this.#connection.rollback = () => database.exec("rollback to batch");
  }

  static async open(): Promise<RightsWorld> {
    const store = await TestStore.open();
    const founder = store.person("founder");
    const target = store.person("target");
    const make = (name: string): Place => {
      const room = store.room(name, founder, target);
      const seq = store.say(target, room, "hello");
      const { report } = store.do("report", { user: founder, room, seq, reason: "" });
      return { room, name, seq, report: report.report };
    };
    const [hall, den] = [make("hall"), make("den")];
    const { database } = store.connection;
    const setRole = database.prepare("update users set role = ?, made_by = ? where id = ?");
    const setRoomRole = database.prepare("update members set role = ? where user_id = ?");
    const people = new Map<string, number>();
    for (const role of roles) {
      for (const standing of standings) {
        const user = store.person(`${standing}-${role}`);
        people.set(`${role} ${standing}`, user);
        if (standing !== "outside") {
          for (const { name } of [hall, den]) store.do("joinRoom", { user, name });
          setRoomRole.run(standing satisfies RoomRole, user);
        }
        setRole.run(role, role === "bot" ? founder : null, user);
      }
    }
    store.do("changeRoom", { user: founder, room: den.room, settings: { private: true } });
    return new RightsWorld(store, { hall, den, target }, people);
  }

  /** What somebody is answered to a frame, or `undefined` to one that gets no answer; and then all is as before. */
  async ask(role: Role, standing: Standing, ...frames: readonly object[]): Promise<Frame | undefined> {
    const { database } = this.#connection;
    database.exec("begin");
    try {
      const { session, context } = this.#enter(role, standing);
      for (const frame of frames) await hear(frame, session, context);
      return session.frames.at(-1);
    } finally {
      database.exec("rollback");
    }
  }

  #enter(role: Role, standing: Standing): { session: Listener; context: Context } {
    const connection = this.#connection;
    const writer = new Writer(connection);
    const store: Store = {
      commit: async commands => writer.run(commands),
      read: async (query, args) => runQuery(connection, query, args),
      close: async () => {},
    };
    const clock = new FakeClock();
    const rooms = new Rooms();
    const presence = new PresenceBoard(clock, limits.presenceMembers);
    const boards = new Boards(clock, limits.boardPeople, async () => true);
    const log = createLog("silent");
    const fail = (error: unknown) => {
      throw error;
    };
    const committer = new Committer(
      store,
      change => announced(change, { rooms, presence, boards, clock }),
      fail,
    );
    const context: Context = {
      store,
      committer,
      identity: new Identity({}),
      rooms,
      presence,
      typing: new TypingBoard(clock, limits.typingMembers, async () => true),
      receipts: new Receipts(committer, clock, limits.receiptMembers),
      boards,
      flattener: new Flattener(store, committer, limits.queuedBytes, log),
      rates: new Rates({ ...limits, ...noRates }),
      strangers: new Strangers(limits),
      limits,
      keepEdits: false,
      clock,
      log,
      stopping: new AbortController().signal,
    };
    const session = new Listener({
      webSocket: { readyState: 1, OPEN: 1 } as never,
      socket: new Writable({ write: (_chunk, _encoding, done) => done() }) as never,
      address: "127.0.0.1",
      turn: new Turn(),
      clock,
      budget: limits.queuedBytes,
      nonce: "nonce",
      source: "loopback",
    });
    const user = this.#people.get(`${role} ${standing}`) as number;
    const name = `${standing}-${role}`;
    // A bot has no other way in than a token.
    const scope = role === "bot" ? { scope: { can: ["send", "read"] as const } } : {};
    session.begin({ user, name, role, device: 1, claimed: false, ...scope });
    const person = context.presence.arrive(session, user, name);
    for (const summary of runQuery(connection, "roomsOf", { user })) person.enter(rooms.meet(summary).room);
    return { session, context };
  }
}

/** Takes a frame, and waits for its answer if it has one. */
async function hear(frame: object, session: Listener, context: Context): Promise<void> {
  const before = session.frames.length;
  receive(Buffer.from(JSON.stringify(frame)), false, session, context);
  if (!("id" in frame)) return;
  while (!session.frames.slice(before).some(({ re }) => re === frame.id)) {
    await new Promise(resolve => setImmediate(resolve));
  }
}
