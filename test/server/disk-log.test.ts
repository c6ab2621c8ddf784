import { expect, test } from "vitest";
import { refuse } from "../../src/protocol/index.ts";
import { DiskLog } from "../../src/server/disk-log.ts";
import type { Outcome } from "../../src/server/store/store.ts";
import { FakeClock } from "./support/fake-clock.ts";
import { memoryLog } from "./support/memory-log.ts";

const full: Outcome = { refusal: refuse("storage_full") };
const stored = { result: {} } as Outcome;
const reminder = "the disk is full: what people say is refused until there is room";
const again = "the disk takes what people say again";

function start() {
  const clock = new FakeClock();
  const { log, lines } = memoryLog();
  const disk = new DiskLog(log, clock);
  const told = () => lines.splice(0).map(({ msg }) => msg);
  return { clock, told, committed: (...outcomes: Outcome[]) => disk.committed(outcomes) };
}

test("a disk that refuses is told of at once, and once a minute however often it does", () => {
  const { clock, told, committed } = start();
  for (let n = 0; n < 100; n++) committed(full, full);
  expect(told()).toEqual([reminder]);
  clock.pass(59_999);
  committed(full);
  expect(told()).toEqual([]);
  clock.pass(1);
  committed(full);
  expect(told()).toEqual([reminder]);
});

test("that it takes all again is told once, and not while it refuses some", () => {
  const { clock, told, committed } = start();
  committed(stored);
  expect(told()).toEqual([]);
  committed(full);
  committed(stored);
  clock.pass(9_999);
  committed(stored);
  expect(told()).toEqual([reminder]);
  clock.pass(1);
  committed(stored);
  committed(stored);
  expect(told()).toEqual([again]);
  committed(full);
  expect(told()).toEqual([reminder]);
});

test("of another disk's trouble the sentence is another, and what people are refused otherwise is none", () => {
  const { told, committed } = start();
  committed({ refusal: refuse("not_a_member") });
  committed({ refusal: refuse("not_stored") });
  expect(told()).toEqual(["the disk cannot be written to: what people say is refused"]);
});
