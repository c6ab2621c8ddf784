import { expect, test } from "vitest";
import { Pace } from "../../src/tui/pace.ts";
import { FakeClock } from "../server/support/fake-clock.ts";

function paced() {
  const clock = new FakeClock();
  const start = clock.now();
  const drawn: string[] = [];
  const pace = new Pace(what => drawn.push(`${what} ${clock.now() - start}`), clock);
  return { clock, drawn, pace };
}

test("a key is drawn at once, and does not draw what comes over the network", () => {
  const { clock, drawn, pace } = paced();
  pace.soon();
  clock.pass(10);
  pace.soon();
  pace.now();
  clock.pass(100);
  expect(drawn).toEqual(["all 0", "keys 10", "all 34"]);
});

test("what comes over the network is gathered: at most thirty frames a second", () => {
  const { clock, drawn, pace } = paced();
  for (let ms = 0; ms < 1_000; ms++) {
    pace.soon();
    clock.pass(1);
  }
  expect(drawn.length).toBeGreaterThan(25);
  expect(drawn.length).toBeLessThanOrEqual(30);
});

test("the last of it is always drawn", () => {
  const { clock, drawn, pace } = paced();
  pace.now();
  pace.soon();
  clock.pass(100);
  expect(drawn).toHaveLength(2);
});

test("after it was stopped nothing is drawn", () => {
  const { clock, drawn, pace } = paced();
  pace.soon();
  pace.stop();
  pace.soon();
  clock.pass(1_000);
  expect(drawn).toEqual([]);
});
