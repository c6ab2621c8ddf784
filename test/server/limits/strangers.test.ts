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

it("behind this machine's own address may be everybody: only the number of all counts", () => {
  const strangers = some();
  for (let i = 0; i < 5; i++) expect(strangers.enter({}, "loopback")).toBe(true);
  expect(strangers.enter({}, "loopback")).toBe(false);
  expect(strangers.enter({}, "192.0.2.1")).toBe(false);
});
