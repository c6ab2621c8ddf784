import { expect, it } from "vitest";
import { Buckets, Rate } from "../../../src/server/limits/bucket.ts";

it("a burst fits at once, and then one each time a token is back", () => {
  const buckets = new Buckets<string>(new Rate(20, 200));
  for (let i = 0; i < 200; i++) expect(buckets.take("a", 1_000)).toBe(0);
  expect(buckets.take("a", 1_000)).toBe(50);
  expect(buckets.take("a", 1_020)).toBe(30);
  expect(buckets.take("a", 1_050)).toBe(0);
  expect(buckets.take("a", 1_050)).toBe(50);
  expect(buckets.take("b", 1_050)).toBe(0);
});

it("what is told to wait fits after exactly that time, also at a rate that no whole number of milliseconds makes", () => {
  const buckets = new Buckets<string>(new Rate(3, 7));
  let now = 1_700_000_000_000;
  let taken = 0;
  const began = now;
  while (taken < 1_000) {
    const wait = buckets.take("a", now);
    if (wait === 0) taken += 1;
    now += wait;
  }
  expect((now - began) / 1_000).toBeCloseTo((1_000 - 7) / 3, 0);
});

it("a rest fills it up to the burst and no further", () => {
  const buckets = new Buckets<string>(new Rate(10, 5));
  for (let i = 0; i < 5; i++) buckets.take("a", 0);
  for (let i = 0; i < 5; i++) expect(buckets.take("a", 1_000_000)).toBe(0);
  expect(buckets.take("a", 1_000_000)).toBe(100);
});

it("what is shared by many costs each a part of a token", () => {
  const buckets = new Buckets<string>(new Rate(1, 2));
  for (let i = 0; i < 100; i++) expect(buckets.take("a", 0, 1 / 50)).toBe(0);
  expect(buckets.take("a", 0, 1 / 50)).toBe(20);
});

it("none a second is no limit, and keeps nothing", () => {
  const buckets = new Buckets<string>(new Rate(0, 1));
  for (let i = 0; i < 10_000; i++) expect(buckets.take("a", 0)).toBe(0);
  expect(buckets.size).toBe(0);
});

it("a clock that is set back locks nobody out for longer than an empty bucket takes to fill", () => {
  const buckets = new Buckets<string>(new Rate(10, 5));
  buckets.take("a", 1_000_000);
  expect(buckets.take("a", 0)).toBe(100);
  expect(buckets.take("a", 100)).toBe(0);
});

it("a token put back can be taken again", () => {
  const buckets = new Buckets<string>(new Rate(1, 2));
  buckets.take("a", 0);
  buckets.take("a", 0);
  buckets.correct("a", 0, -1);
  expect(buckets.take("a", 0)).toBe(0);
  expect(buckets.take("a", 0)).toBe(1_000);
});

it("of a million addresses that come once, those that are full again are forgotten", () => {
  const buckets = new Buckets<number>(new Rate(5, 50));
  let most = 0;
  for (let address = 0; address < 1_000_000; address++) {
    if (buckets.take(address, address) > 0) throw new Error(`${address} was refused`);
    most = Math.max(most, buckets.size);
  }
  // One comes each millisecond and is full again after 200.
  expect(most).toBeLessThan(1_000);
});

it("when all are empty, there are no more than there may be all the same", () => {
  const buckets = new Buckets<number>(new Rate(1, 1), 1_000);
  for (let address = 0; address < 100_000; address++) buckets.take(address, 0);
  expect(buckets.size).toBeLessThanOrEqual(1_000);
});

it("who goes on taking is not forgotten while others come and go", () => {
  const buckets = new Buckets<number>(new Rate(1, 10));
  let taken = 0;
  for (let now = 0; now < 100_000; now++) {
    if (buckets.take(-1, now) === 0) taken += 1;
    buckets.take(now, now);
  }
  expect(taken).toBe(10 + 99);
});
