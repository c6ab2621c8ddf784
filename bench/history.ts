import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { userName } from "../src/protocol/index.ts";
import { isRefusal } from "../src/server/handlers/handler.ts";
import { parseQuery } from "../src/server/search/query.ts";
import { openSqliteStore } from "../src/server/store/sqlite/sqlite-store.ts";
import type { Place, Store } from "../src/server/store/store.ts";
import { type Imported, importLog } from "./irc/import-logs.ts";
import type { Line, Log } from "./irc/log.ts";
import { answer } from "./load/answer.ts";
import { signedIn } from "./load/sign-in.ts";
import { Peer, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";
import { wordsOf } from "./search/words.ts";
import { chatLogs } from "./texts.ts";

const page = 100;
const hits = 50;

type Question = { readonly room: number; readonly place: Place } | { readonly query: string };
interface Class {
  readonly name: string;
  readonly questions: readonly Question[];
}

/** Real logs in rooms: how long a page of history and a page of hits take, of the store and over a connection. */
export async function history(quick: boolean): Promise<Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), "backchannel-bench-history-"));
  try {
    const store = await opened(dataDir);
    const logs = chatLogs();
    const rooms: Room[] = [];
    for (const log of logs) rooms.push({ ...(await importLog(store, log)), log });
    const said = rooms.map(({ name, messages }) => `${messages.toLocaleString("en")} in #${name}`);
    console.log(`  ${said.join(", ")}`);
    const classes = classesOf(rooms, quick ? 60 : 400);
    const reader = await enter(store, rooms);
    const alone = await timesOf(classes, question => askStore(store, reader, question));
    await store.close();

    const peer = await Peer.start("ours", { BENCH_DATA_DIR: dataDir });
    const socket = await signedIn(peer.port, "listener", false);
    for (const { name } of rooms) await answer(socket, { type: "join", name });
    const connected = await timesOf(classes, question => answer(socket, frameOf(question)));
    socket.close();
    await peer.stop();
    return classes.flatMap(({ name }, i) => [
      ...figuresOf(`${name}, of the store`, alone[i] as number[]),
      ...figuresOf(`${name}, over a WebSocket`, connected[i] as number[], 10),
    ]);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

type Room = Imported & { readonly log: Log };

async function opened(dataDir: string): Promise<Store> {
  const outcome = await openSqliteStore({
    dataDir,
    now: Date.now(),
    onFailure: error => {
      throw error;
    },
  });
  if ("failure" in outcome) throw new Error(outcome.failure.message);
  return outcome.store;
}

/** Somebody who reads, in all the rooms. */
async function enter(store: Store, rooms: readonly Room[]): Promise<number> {
  const at = Date.now();
  const device = { device: "bench", address: "127.0.0.1", registration: "open" } as const;
  const [outcome] = await store.commit([
    { type: "signIn", name: "bench.reader", key: "bench", ...device, at },
  ]);
  if (!outcome || "refusal" in outcome || !("user" in outcome.result)) throw new Error("nobody came in");
  const { user } = outcome.result;
  await store.commit(rooms.map(({ name }) => ({ type: "joinRoom", user, name, at })));
  return user;
}

/** What is asked: `count` places all over the largest room, and words of its lines. */
function classesOf(rooms: readonly Room[], count: number): Class[] {
  const largest = rooms.reduce((one, other) => (other.messages > one.messages ? other : one));
  const { room, name, log, first, messages } = largest;
  const line = (n: number) => Math.floor(((n + 0.5) / count) * messages);
  const each = (placeOf: (n: number) => Place): Question[] =>
    Array.from({ length: count }, (_, n) => ({ room, place: placeOf(n) }));
  const words = wordsOf(log.lines.map(({ text }) => text));
  const all = [...words.rare, ...words.common];
  const queries = (list: readonly string[]): Question[] =>
    Array.from({ length: count }, (_, n) => ({ query: list[n % list.length] as string }));
  return [
    { name: "the newest page", questions: each(() => ({ at: "newest" })) },
    { name: "the oldest page", questions: each(() => ({ at: "around", seq: 0 })) },
    { name: "around a message", questions: each(n => ({ at: "around", seq: first + line(n) })) },
    { name: "at a date", questions: each(n => ({ at: "time", time: log.lines[line(n)]?.at ?? 0 })) },
    { name: "from the first unread on", questions: each(n => ({ at: "after", seq: first + line(n) })) },
    { name: "a rare word", questions: queries(words.rare) },
    { name: "a common word", questions: queries(words.common) },
    { name: "either in a room", questions: queries(all.map(word => `${word} in:${name}`)) },
    {
      name: "either from an author",
      questions: queries(
        talkers(log.lines).flatMap(talker => words.common.map(word => `${word} from:${talker}`)),
      ),
    },
  ];
}

/** The answers are checked, for a refusal comes fast. */
async function askStore(store: Store, user: number, question: Question): Promise<void> {
  const outcome = await ("query" in question
    ? search(store, user, question.query)
    : store.read("history", { user, ...question, limit: page }));
  if (isRefusal(outcome)) throw new Error(outcome.message);
}

async function search(store: Store, user: number, query: string): Promise<object> {
  const wanted = parseQuery(query, Date.now());
  if (isRefusal(wanted)) return wanted;
  return store.read("search", { user, wanted, before: Number.MAX_SAFE_INTEGER, limit: hits });
}

function frameOf(question: Question): object {
  if ("query" in question) return { type: "search", query: question.query, limit: hits };
  const { room, place } = question;
  const where =
    place.at === "newest" ? {} : place.at === "time" ? { at: place.time } : { [place.at]: place.seq };
  return { type: "history", room, ...where, limit: page };
}

/** One question after the other, in milliseconds. The first tenth finds things cold, and is asked again. */
async function timesOf(
  classes: readonly Class[],
  ask: (question: Question) => Promise<void>,
): Promise<number[][]> {
  const all: number[][] = [];
  for (const { questions } of classes) {
    const times: number[] = [];
    for (const question of questions.slice(0, questions.length / 10)) await ask(question);
    for (const question of questions) {
      const started = performance.now();
      await ask(question);
      times.push(performance.now() - started);
    }
    all.push(times);
  }
  return all;
}

function figuresOf(name: string, times: readonly number[], atMost?: number): Figure[] {
  const target = atMost === undefined ? {} : { target: { atMost } };
  return [
    { name: `${name}: p50`, value: percentile(times, 0.5), unit: "ms", ...target },
    { name: `${name}: p99`, value: percentile(times, 0.99), unit: "ms" },
    { name: `${name}: max`, value: Math.max(...times), unit: "ms" },
  ];
}

/** Those who said the most, by names that they could keep. */
function talkers(lines: readonly Line[]): string[] {
  const counts = new Map<string, number>();
  for (const { nick } of lines) {
    if (userName(nick) === nick) counts.set(nick, (counts.get(nick) ?? 0) + 1);
  }
  const sorted = [...counts].sort(([, one], [, other]) => other - one);
  return sorted.slice(0, 5).map(([nick]) => nick);
}
