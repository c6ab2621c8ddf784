import { expect, it } from "vitest";
import { limits } from "../../../src/protocol/index.ts";
import { Strangers } from "../../../src/server/limits/strangers.ts";

const some = () => new Strangers({ ...limits, strangers: 5, strangersPerAddress: 2 });

it("one address cannot take all places, and who is known gives up the place", () => {
  const strangers = some();
  const [first, second, third] = [{}, {}, {}];
  expect(strangers.enter(first, "192.0.2.1")).toBe(true);
  expect(strangers.enter(second, "192.0.2.1")).toBe(true);
  expect(strangers.enter(third, "192.0.2.1")).toBe(false);
  expect(strangers.enter(third, "192.0.2.2")).toBe(true);
  const session = {};
  strangers.become(first, session);
  strangers.leave(first);
  expect(strangers.enter({}, "192.0.2.1")).toBe(false);
  strangers.leave(session);
  strangers.leave(session);
  expect(strangers.enter({}, "192.0.2.1")).toBe(true);
});

it("who comes by a proxy is counted where it says they come from, if there is a place, and once", () => {
  const strangers = some();
  for (const line of ["a", "b", "c"]) expect(strangers.enter(line, "loopback")).toBe(true);
  for (const line of ["a", "a", "b"]) expect(strangers.move(line, "192.0.2.1")).toBe(true);
  expect(strangers.move("c", "192.0.2.1")).toBe(false);
  // It was turned away.
  expect(strangers.move("c", "192.0.2.2")).toBe(false);
  strangers.leave("a");
  expect(strangers.enter("d", "192.0.2.1")).toBe(true);
  // Between the same ports as one of whose end nobody has heard.
  expect(strangers.enter("d", "192.0.2.1")).toBe(true);
  strangers.leave("d");
  expect(strangers.enter("e", "192.0.2.1")).toBe(true);
});

it("behind this machine's own address may be everybody: only the number of all counts", () => {
  const strangers = some();
  for (let i = 0; i < 5; i++) expect(strangers.enter({}, "loopback")).toBe(true);
  expect(strangers.enter({}, "loopback")).toBe(false);
  expect(strangers.enter({}, "192.0.2.1")).toBe(false);
});
