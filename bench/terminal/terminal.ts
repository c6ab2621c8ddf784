import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { median, percentile } from "../peer.ts";
import type { Figure } from "../report.ts";
import { columns, rows } from "./full-screen.ts";
import { ircClients } from "./irc.ts";
import { ranking } from "./ranking.ts";
import { Reader } from "./reader.ts";
import { Room } from "./room.ts";
import { starts } from "./starts.ts";
import { storm } from "./storm.ts";
import { bytesOfMessages, typeKeys } from "./typing.ts";

/** The full-screen client in a pseudo-terminal, in a room with a long history, beside those that people come from. */
export async function terminal(quick: boolean): Promise<Figure[]> {
  const history = quick ? 5_000 : 100_000;
  console.log(`  ${columns}x${rows} with both side panes, ${history.toLocaleString("en")} messages`);
  const room = await Room.open();
  await room.fill(history);
  const state = mkdtempSync(join(tmpdir(), "backchannel-bench-state-"));
  const figures = [
    ...(await starts(room.address, state, quick ? 3 : 11)),
    ...(await inTheRoom(room, new Reader(room.address, state), quick)),
  ];
  await room.close();
  rmSync(state, { recursive: true, force: true });
  return [...figures, ...ranking(), ...(await ircClients(quick))];
}

/** What keys, messages, and nothing at all cost. */
async function inTheRoom(room: Room, tui: Reader, quick: boolean): Promise<Figure[]> {
  await tui.until("of 2 here");
  await tui.quiet();
  const keys = quick ? 60 : 400;
  const cpu = tui.cpu();
  const { latencies, bytes } = await typeKeys(tui, keys);
  const cpuPerKey = ((tui.cpu() - cpu) / keys) * 1_000;
  await tui.quiet();
  const perMessage = await bytesOfMessages(tui, quick ? 20 : 60, () => room.say());

  const before = tui.bytes;
  const idle = quick ? 10 : 60;
  await pause(idle * 1_000);
  const idleBytes = tui.bytes - before;
  const rss = tui.rss();
  const inStorm = await storm(room, tui, quick);
  const rssAfter = tui.rss();
  await tui.quit();
  return [
    { name: "bytes a keypress", value: median(bytes), unit: "bytes", target: { atMost: 6 } },
    { name: "bytes a new message", value: median(perMessage), unit: "bytes", target: { atMost: 500 } },
    { name: `${idle} s in which nothing happens`, value: idleBytes, unit: "bytes", target: { atMost: 0 } },
    { name: "keypress to paint: p50", value: percentile(latencies, 0.5), unit: "ms", target: { atMost: 1 } },
    { name: "keypress to paint: p99", value: percentile(latencies, 0.99), unit: "ms", target: { atMost: 6 } },
    { name: "CPU a keypress", value: cpuPerKey, unit: "ms" },
    { name: "resident memory", value: rss, unit: "MiB", target: { atMost: 110 } },
    ...inStorm,
    { name: "resident memory afterwards", value: rssAfter, unit: "MiB" },
  ];
}
