import { expect, it } from "vitest";
import { readLimits } from "../../../src/server/limits/settings.ts";

it("limits are read by their names, and the later of two counts", () => {
  expect(readLimits(["sendsPerSecond=50", " roomsPerUser = 5", "sendsPerSecond=0"])).toEqual({
    limits: { sendsPerSecond: 0, roomsPerUser: 5 },
  });
  expect(readLimits([])).toEqual({ limits: {} });
});

it.each([
  ["sends=5", /^"sends=5" is not a limit: write NAME=VALUE with one of sendsPerSecond, .*frameBytes, .*\.$/],
  ["toString=5", /is not a limit/],
  ["depth=5", /is not a limit/],
  ["sendBurst=1=2", /is not a limit/],
  ["sendBurst=0", /^sendBurst is a whole number from 1 to 1000000, not "0"\.$/],
  ["sendBurst", /not ""\.$/],
  ["sendBurst=1.5", /not "1\.5"\.$/],
  ["sendBurst=-1", /not "-1"\.$/],
  ["frameBytes=9000000", /from 1024 to 1048576/],
])("%s is wrong, and told in one sentence", (word, sentence) => {
  expect(readLimits([word])).toEqual({ problem: expect.stringMatching(sentence) });
});
