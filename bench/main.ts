import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, release } from "node:os";
import { board } from "./board.ts";
import { durableSends } from "./durable-sends.ts";
import { fanOut } from "./fan-out.ts";
import { history } from "./history.ts";
import { idleMemory } from "./idle-memory.ts";
import { manyRooms } from "./many-rooms.ts";
import { pin, unpin } from "./peer.ts";
import { picture } from "./picture.ts";
import { type Figure, line } from "./report.ts";
import { search } from "./search.ts";
import { signIns } from "./sign-ins.ts";
import { terminal } from "./terminal/terminal.ts";

const words = process.argv.slice(2);
/** `npm run bench [-- NAME…] [--quick] [--whole]`: measures, and prints each figure beside its target. */
const benches = {
  "fan-out": fanOut,
  "durable-sends": durableSends,
  "idle-memory": idleMemory,
  "many-rooms": manyRooms,
  "sign-ins": signIns,
  search: (quick: boolean) => search(words.includes("--whole") ? 5_000_000 : quick ? 50_000 : 200_000),
  history,
  board,
  picture,
  terminal,
};

const quick = words.includes("--quick");
const wanted = words.filter(word => !word.startsWith("--"));
const unknown = wanted.find(word => !Object.hasOwn(benches, word));
if (unknown) {
  console.error(`There is no bench ${unknown}. There are: ${Object.keys(benches).join(", ")}.`);
  process.exit(2);
}

console.log(
  `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, ${process.platform} ${release()}`,
);
const all: Record<string, Figure[]> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n${name}`);
  // The servers are on core 0. A person's terminal has the machine for itself, and so has a store with its threads.
  if (["terminal", "many-rooms", "search", "history", "board", "picture"].includes(name)) unpin(process.pid);
  else pin(process.pid, 1);
  all[name] = await bench(quick);
  for (const figure of all[name]) console.log(line(figure));
}
const directory = new URL("results/", import.meta.url);
mkdirSync(directory, { recursive: true });
writeFileSync(
  new URL("latest.json", directory),
  `${JSON.stringify({ node: process.version, quick, all }, null, 2)}\n`,
);
process.exit(0);
