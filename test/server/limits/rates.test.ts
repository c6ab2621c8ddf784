import { expect, it } from "vitest";
import { limits } from "../../../src/protocol/index.ts";
import { Rates } from "../../../src/server/limits/rates.ts";
import type { Session } from "../../../src/server/session.ts";

const now = Date.UTC(2026, 0, 15);
const rates = () => new Rates({ ...limits, sendsPerSecond: 10, sendBurst: 20, peoplePerAddress: 1 });
const sessionOf = (user: number) => ({ person: { user }, source: "192.0.2.1" }) as unknown as Session;

it("as long as it is not known how much is told of them, reactions count as if all were to large messages", () => {
  const all = rates();
  const [alice, bob] = [sessionOf(1), sessionOf(2)];
  const react = { type: "react", id: 1, room: 1, seq: 2, emoji: "👍", on: true } as const;
  for (let n = 0; n < 3; n++) expect(all.use(react, alice, now)).toBe(0);
  expect(all.use(react, alice, now)).toBe(400);
  expect(all.use(react, bob, now)).toBe(400);
  for (let n = 0; n < 3; n++) all.told(react, 100, alice, now);
  // Each was one: of the 17 that are left at this address, two more may be large.
  for (let n = 0; n < 2; n++) expect(all.use(react, bob, now)).toBe(0);
  expect(all.use(react, bob, now)).toBe(100);
});

it("a picture counts by its pixels, into however few characters they are packed", () => {
  const all = rates();
  const send = (width: number, height: number) =>
    ({
      type: "send",
      id: 1,
      room: 1,
      cid: "abcdefgh",
      text: "",
      picture: { width, height, pixels: "AAAA" },
    }) as const;
  const alice = sessionOf(1);
  expect(all.use(send(512, 256), alice, now)).toBe(0);
  // That was 17 of 20.
  expect(all.use(send(256, 128), alice, now)).toBe(200);
  expect(all.use(send(128, 128), alice, now)).toBe(0);
  expect(all.use(send(16, 16), alice, now)).toBe(100);
});
