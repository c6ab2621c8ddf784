import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal } from "../src/server/handlers/handler.ts";
import { parseQuery } from "../src/server/search/query.ts";
import { openSqliteStore } from "../src/server/store/sqlite/sqlite-store.ts";
import type { Store } from "../src/server/store/store.ts";
import { median, percentile } from "./peer.ts";
import type { Figure } from "./report.ts";
import { buildHistory, newcomer, reader } from "./search/build-history.ts";
import { wordsOf } from "./search/words.ts";
import { chatLines } from "./texts.ts";

const page = 50;

/** How long a page of hits takes, asked of the store as the server asks it, and what searches do to those who send. */
export async function search(messages: number): Promise<Figure[]> {
  // Made once, as five million take some minutes.
  const dataDir = join(tmpdir(), `backchannel-bench-search-${messages}`);
  const file = join(dataDir, "backchannel.db");
  const figures: Figure[] = [];
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    try {
      const microseconds = await buildHistory(file, messages);
      figures.push({ name: "CPU of the writer for a message, 500 a batch", value: microseconds, unit: "µs" });
    } catch (error) {
      rmSync(dataDir, { recursive: true });
      throw error;
    }
  }
  const opened = await openSqliteStore({
    dataDir,
    now: Date.now(),
    onFailure: error => {
      throw error;
    },
  });
  if ("failure" in opened) throw new Error(opened.failure.message);
  const { store } = opened;
  const { rare, common } = wordsOf(chatLines());
  const words = [...rare.slice(0, 5), ...common.slice(0, 5)];
  const each = (parts: readonly string[]) => words.flatMap(word => parts.map(part => `${word} ${part}`));
  const classes = [
    { name: "a rare word", queries: rare, atMost: 3 },
    { name: "a common word", queries: common, atMost: 10 },
    { name: "either in a room", queries: each(["in:room1", "in:room30", "in:room400"]), atMost: 15 },
    { name: "either from an author", queries: each(["from:person5", "from:person60"]), atMost: 15 },
    {
      name: "a phrase of two common words",
      queries: common.map((word, i) => `"${word} ${common[i + 1] ?? "the"}"`),
    },
    { name: "before a date", queries: common.map(word => `${word} before:2020-02-01`) },
    {
      name: "beginning with three letters",
      queries: common.map(word => `${word.slice(0, 3).padEnd(3, "e")}*`),
    },
  ];
  for (const { name, queries, atMost } of classes) {
    const times = await timesOf(store, reader, queries);
    const target = atMost === undefined ? {} : { target: { atMost } };
    figures.push({ name: `${name}: p50`, value: median(times), unit: "ms", ...target });
    figures.push({ name: `${name}: max`, value: Math.max(...times), unit: "ms" });
  }
  const few = await timesOf(store, newcomer, words);
  figures.push({ name: "either, by somebody in 3 of 1,000 rooms: p50", value: median(few), unit: "ms" });
  figures.push({ name: "either, by somebody in 3 of 1,000 rooms: max", value: Math.max(...few), unit: "ms" });
  for (const searching of [false, true]) {
    const times = await sendTimes(store, searching ? common : []);
    const during = searching ? "while one searches all the time" : "while nobody searches";
    figures.push({ name: `a send, ${during}: p50`, value: median(times), unit: "ms" });
    figures.push({ name: `a send, ${during}: p99`, value: percentile(times, 0.99), unit: "ms" });
  }
  await store.close();
  return figures;
}

async function timesOf(store: Store, user: number, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  // The first round finds the pages of the index cold.
  for (let round = 0; round < 4; round++) {
    for (const query of queries) {
      const started = performance.now();
      await ask(store, user, query);
      if (round > 0) times.push(performance.now() - started);
    }
  }
  return times;
}

async function ask(store: Store, user: number, query: string): Promise<void> {
  const wanted = parseQuery(query, Date.now());
  if (isRefusal(wanted)) throw new Error(wanted.message);
  const answer = await store.read("search", { user, wanted, before: Number.MAX_SAFE_INTEGER, limit: page });
  if (isRefusal(answer)) throw new Error(`${query}: ${answer.message}`);
}

/** One message after the other, each durable before the next. */
async function sendTimes(store: Store, queries: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  const searching = (async () => {
    for (let i = 0; !isOver && queries.length > 0; i++) {
      await ask(store, reader, queries[i % queries.length] as string);
    }
  })();
  for (let n = 0; n < 500; n++) {
    const cid = `bench-${process.pid}-${queries.length}-${n}`;
    const started = performance.now();
    await store.commit([{ type: "send", user: reader, room: 1, cid, text: `message ${n}`, at: Date.now() }]);
    times.push(performance.now() - started);
  }
  isOver = true;
  await searching;
  return times;
}
