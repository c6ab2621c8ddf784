import Sqlite from "better-sqlite3";
import { Writer } from "../../src/server/store/sqlite/batch.ts";
import { prepareToWrite } from "../../src/server/store/sqlite/connect.ts";
import { migrateUp } from "../../src/server/store/sqlite/migrate.ts";
import { Connection } from "../../src/server/store/sqlite/statement.ts";
import type { Command, Outcome } from "../../src/server/store/store.ts";
import { chatLines } from "../texts.ts";

/** Who is in all rooms, and who is in three small ones. */
export const reader = 1;
export const newcomer = 2;
const rooms = 1_000;
const people = 500;
/** People in each room, and who of them says more than the others there. */
const talkers = 20;
const talker = (room: number, rank: number) => 3 + ((room * 7 + rank * 11) % people);

/** Rooms and people differ in size as they do: the second has half of what the first has. */
function ranks(count: number): (draw: number) => number {
  const sums: number[] = [];
  for (let rank = 1; rank <= count; rank++) sums.push((sums.at(-1) ?? 0) + 1 / rank);
  const total = sums.at(-1) as number;
  return draw => sums.findIndex(sum => sum >= draw * total) + 1;
}

/**
 * A database of so many messages by the commands that a server runs, in rooms of very different sizes, the same each time.
 * Tells how many microseconds of CPU a message took.
 */
export async function buildHistory(file: string, messages: number): Promise<number> {
  const database = new Sqlite(file);
  prepareToWrite(database);
  // Only while it is made.
  database.pragma("synchronous = off");
  const { error } = await migrateUp(database);
  if (error) throw error;
  const writer = new Writer(new Connection(database));
  const started = Date.UTC(2020, 0, 1);
  const run = (commands: readonly Command[]): readonly Outcome[] => {
    const outcomes = writer.run(commands);
    for (const outcome of outcomes) if ("refusal" in outcome) throw new Error(outcome.refusal.code);
    return outcomes;
  };
  const names = ["reader", "newcomer", ...Array.from({ length: people }, (_, i) => `person${i + 1}`)];
  const device = { device: "bench", address: "127.0.0.1", registration: "open", at: started } as const;
  run(names.map(name => ({ type: "signIn", name, key: `key of ${name}`, ...device })));
  const at = started;
  const named = Array.from({ length: rooms }, (_, i) => `room${i + 1}`);
  run(named.map(name => ({ type: "createRoom", user: 1, name, topic: "", at })));
  for (const [i, name] of named.entries()) {
    run(
      Array.from({ length: talkers }, (_, rank) => ({
        type: "joinRoom",
        user: talker(i + 1, rank + 1),
        name,
        at,
      })),
    );
  }
  run(["room400", "room600", "room800"].map(name => ({ type: "joinRoom", user: 2, name, at })));

  const texts = chatLines();
  const [roomOf, rankOf] = [ranks(rooms), ranks(talkers)];
  const random = pseudoRandom();
  const begun = process.cpuUsage();
  for (let n = 1; n <= messages; ) {
    const batch: Command[] = [];
    for (; batch.length < 500 && n <= messages; n++) {
      const text = texts[Math.floor(random() * texts.length)] as string;
      const room = roomOf(random());
      const user = talker(room, rankOf(random()));
      const when = started + n * 20_000;
      batch.push({ type: "send", user, room, cid: `build-${n}`, text, at: when });
    }
    run(batch);
  }
  const { user, system } = process.cpuUsage(begun);
  database.pragma("wal_checkpoint(truncate)");
  database.close();
  return (user + system) / messages;
}

/** The generator of Park and Miller: the same numbers everywhere. */
function pseudoRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
